package probe

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
)

// Serve answers each line, or datagram, with what is seen here: "OWN ADDRESS <- CALLER'S ADDRESS". It returns only when it fails.
func Serve(places []Target) error {
	failed := make(chan error)
	for _, place := range places {
		serve := serveTCP
		if place.Network == "udp" {
			serve = serveUDP
		}
		go func() { failed <- serve(place.Address) }()
	}
	if len(places) == 0 {
		return errors.New("no place to serve at")
	}
	return <-failed
}

func serveTCP(address string) error {
	listener, err := net.Listen(family("tcp", address), address)
	if err != nil {
		return err
	}
	for {
		c, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			for lines := bufio.NewScanner(c); lines.Scan(); {
				fmt.Fprintln(c, seen(c.LocalAddr(), c.RemoteAddr()))
			}
		}()
	}
}

func serveUDP(address string) error {
	socket, err := net.ListenPacket(family("udp", address), address)
	if err != nil {
		return err
	}
	buffer := make([]byte, 2048)
	for {
		_, from, err := socket.ReadFrom(buffer)
		if err != nil {
			return err
		}
		socket.WriteTo([]byte(seen(socket.LocalAddr(), from)+"\n"), from)
	}
}

// family: of 0.0.0.0 Go makes a socket for IPv6, too, if not told otherwise.
func family(network, address string) string {
	if at, err := netip.ParseAddrPort(address); err == nil && at.Addr().Is4() {
		return network + "4"
	}
	return network
}

func seen(own, caller net.Addr) string {
	host, _, _ := net.SplitHostPort(caller.String())
	return own.String() + " <- " + strings.TrimPrefix(host, "::ffff:")
}
