package probe

import (
	"encoding/binary"
	"encoding/hex"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	tcpListening  = "0A"
	udpUnbound    = "07"       // not connected to anybody
	unixListening = "00010000" // __SO_ACCEPTCON
)

// firstEphemeral: ports from here on are the kernel's choice at each start (net.ipv4.ip_local_port_range).
const firstEphemeral = 32768

// Listening are the sockets of the network namespace that somebody may call. Those of Docker's resolver, and of ours, are left out.
func Listening(net string) ([]string, error) {
	var all []string
	for _, protocol := range []string{"tcp", "tcp6", "udp", "udp6"} {
		text, err := os.ReadFile(filepath.Join(net, protocol))
		if os.IsNotExist(err) { // no IPv6 in this kernel
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, ipSockets(strings.TrimSuffix(protocol, "6"), string(text))...)
	}
	text, err := os.ReadFile(filepath.Join(net, "unix"))
	if err != nil {
		return nil, err
	}
	all = append(all, unixSockets(string(text))...)
	slices.Sort(all)
	return slices.Compact(all), nil
}

func ipSockets(protocol, table string) (all []string) {
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		if len(words) < 4 || words[3] != map[string]string{"tcp": tcpListening, "udp": udpUnbound}[protocol] {
			continue
		}
		if at, ok := hexAddress(words[1]); ok && at.Addr() != netip.MustParseAddr("127.0.0.11") {
			all = append(all, protocol+" "+place(at))
		}
	}
	return all
}

// hexAddress reads 0100007F:0050: 32-bit words in the machine's byte order, here little endian.
func hexAddress(text string) (netip.AddrPort, bool) {
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

func place(at netip.AddrPort) string {
	if at.Port() >= firstEphemeral {
		return strings.TrimSuffix(at.String(), strconv.Itoa(int(at.Port()))) + "ephemeral"
	}
	return at.String()
}

func unixSockets(table string) (all []string) {
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		// abstract ones (@) are of a network namespace: our sidecar has one
		if len(words) == 8 && words[3] == unixListening && strings.HasPrefix(words[7], "/") {
			all = append(all, "unix "+words[7])
		}
	}
	return all
}
