// Package syslog is the socket to which programs of the pod write their log, where Docker's user would have a syslog daemon.
package syslog

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"strconv"
	"strings"
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

// Print writes each message as a line of its own, until the socket is closed.
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
		if _, err := io.WriteString(out, line(string(buffer[:n]))); err != nil {
			return fmt.Errorf("syslog: %w", err)
		}
	}
}

// What a line begins with: a message as it is but for its last newline, or one that would not be one line.
const (
	plain  = "syslog: "
	quoted = "syslog quoted: "
)

func line(message string) string {
	message = strings.TrimSuffix(message, "\n")
	if strings.ContainsAny(message, "\n\r") {
		return quoted + strconv.Quote(message) + "\n"
	}
	return plain + message + "\n"
}

// Message is what a line of Print was made of; other lines are none.
func Message(line string) (string, bool) {
	line = strings.TrimSuffix(line, "\n")
	if message, is := strings.CutPrefix(line, plain); is {
		return message, true
	}
	if text, is := strings.CutPrefix(line, quoted); is {
		message, err := strconv.Unquote(text)
		return message, err == nil
	}
	return "", false
}
