// Package sockets reads the kernel's tables of IP sockets (/proc/net/tcp and its like).
package sockets

import (
	"encoding/binary"
	"encoding/hex"
	"net/netip"
	"strconv"
	"strings"
)

// Listening is the state of a TCP socket that takes connections.
const Listening = "0A"

// Socket is a line of such a table.
type Socket struct {
	At    netip.AddrPort
	State string
	Inode string
}

// Table reads all lines that have an address.
func Table(text string) (all []Socket) {
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) < 4 {
			continue
		}
		if at, ok := address(words[1]); ok {
			s := Socket{At: at, State: words[3]}
			if len(words) > 9 {
				s.Inode = words[9]
			}
			all = append(all, s)
		}
	}
	return all
}

// address reads 0100007F:0050: 32-bit words in the machine's byte order, here little endian.
func address(text string) (netip.AddrPort, bool) {
	digits, port, _ := strings.Cut(text, ":")
	bytes, err := hex.DecodeString(digits)
	number, err2 := strconv.ParseUint(port, 16, 16)
	if err != nil || err2 != nil || len(bytes)%4 != 0 {
		return netip.AddrPort{}, false
	}
	for i := 0; i < len(bytes); i += 4 {
		binary.BigEndian.PutUint32(bytes[i:], binary.LittleEndian.Uint32(bytes[i:]))
	}
	address, ok := netip.AddrFromSlice(bytes)
	return netip.AddrPortFrom(address.Unmap(), uint16(number)), ok
}
