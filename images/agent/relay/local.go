package relay

import (
	"errors"
	"fmt"
	"net"

	"golang.org/x/sys/unix"
)

// Listen listens at HOST:PORT; localhost is 127.0.0.1 and, where there is IPv6, ::1. Without a host it is every address.
func Listen(address string) (all []*net.TCPListener, err error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	hosts := []string{host}
	if host == "localhost" {
		hosts = []string{"127.0.0.1", "::1"}
	}
	for _, host := range hosts {
		listener, err := net.Listen("tcp", net.JoinHostPort(host, port))
		if host == "::1" && (errors.Is(err, unix.EADDRNOTAVAIL) || errors.Is(err, unix.EAFNOSUPPORT)) {
			continue
		}
		if err != nil {
			Close(all)
			return nil, fmt.Errorf("%s: %w", address, err)
		}
		all = append(all, listener.(*net.TCPListener))
	}
	return all, nil
}

// Close closes listeners.
func Close(all []*net.TCPListener) {
	for _, listener := range all {
		listener.Close()
	}
}
