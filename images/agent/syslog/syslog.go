// Package syslog is the socket to which programs of the pod write their log, where Docker's user would have a syslog daemon.
package syslog

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"regexp"
)

// longest message that is taken whole; Linux takes none that is longer by such a socket, unless it is told to.
const longest = 256 << 10

// Listen makes the socket: everybody may write to it. One of an agent that was here before goes.
func Listen(path string) (net.PacketConn, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("syslog: %w", err)
	}
	socket, err := net.ListenPacket("unixgram", path)
	if err != nil {
		return nil, fmt.Errorf("syslog: %w", err)
	}
	if err := os.Chmod(path, 0o666); err != nil {
		socket.Close()
		return nil, fmt.Errorf("syslog: %w", err)
	}
	return socket, nil
}

var priority = regexp.MustCompile(`^<\d{1,3}>`)

// Print writes each message as a line, without its priority, until the socket is closed.
func Print(socket net.PacketConn, out io.Writer) error {
	buffer := make([]byte, longest)
	for {
		n, _, err := socket.ReadFrom(buffer)
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("syslog: %w", err)
		}
		message := bytes.TrimRight(buffer[:n], "\n\x00")
		message = message[len(priority.Find(message)):]
		if _, err := out.Write(append(message, '\n')); err != nil {
			return fmt.Errorf("syslog: %w", err)
		}
	}
}
