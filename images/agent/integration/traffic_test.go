package integration

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The services here answer a line with the addresses that they see: their own and the caller's.

func seen(local, remote net.Addr) string { return fmt.Sprintf("%s <- %s\n", local, host(remote)) }

func host(a net.Addr) string {
	text, _, _ := net.SplitHostPort(a.String())
	return text
}

func (p *pod) serveTCP(address string) {
	p.t.Helper()
	inside(p.t, p.namespace, func() {
		listener, err := net.Listen("tcp4", address)
		if err != nil {
			p.t.Error(err)
			return
		}
		p.t.Cleanup(func() { listener.Close() })
		go func() {
			for {
				c, err := listener.Accept()
				if err != nil {
					return
				}
				go func() {
					defer c.Close()
					for lines := bufio.NewScanner(c); lines.Scan(); {
						c.Write([]byte(seen(c.LocalAddr(), c.RemoteAddr())))
					}
				}()
			}
		}()
	})
}

func (p *pod) serveUDP(address string) {
	p.t.Helper()
	inside(p.t, p.namespace, func() {
		socket, err := net.ListenPacket("udp4", address)
		if err != nil {
			p.t.Error(err)
			return
		}
		p.t.Cleanup(func() { socket.Close() })
		go func() {
			buffer := make([]byte, 2000)
			for {
				_, from, err := socket.ReadFrom(buffer)
				if err != nil {
					return
				}
				socket.WriteTo([]byte(seen(socket.LocalAddr(), from)), from)
			}
		}()
	})
}

// dial gives a connection of the pod; source may be empty, or an address to bind.
func (p *pod) dial(network, source, address string) (c net.Conn, err error) {
	dialer := net.Dialer{Timeout: 5 * time.Second}
	if source != "" {
		if !strings.Contains(source, ":") {
			source += ":0"
		}
		if network == "udp" {
			dialer.LocalAddr, err = net.ResolveUDPAddr(network, source)
		} else {
			dialer.LocalAddr, err = net.ResolveTCPAddr(network, source)
		}
		if err != nil {
			return nil, err
		}
	}
	dialer.Control = func(_, _ string, raw syscall.RawConn) error {
		return raw.Control(func(fd uintptr) { unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_REUSEADDR, 1) })
	}
	inside(p.t, p.namespace, func() { c, err = dialer.DialContext(context.Background(), network, address) })
	return c, err
}

// ask says what the service at the other end of a new connection sees.
func (p *pod) ask(network, source, address string) (string, error) {
	c, err := p.dial(network, source, address)
	if err != nil {
		return "", err
	}
	defer c.Close()
	return askOn(c)
}

func askOn(c net.Conn) (string, error) {
	c.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := c.Write([]byte("who?\n")); err != nil {
		return "", err
	}
	line, err := bufio.NewReader(c).ReadString('\n')
	return strings.TrimSpace(line), err
}

func (p *pod) mustSee(t *testing.T, network, source, address, want string) {
	t.Helper()
	if got, err := p.ask(network, source, address); err != nil || got != want {
		t.Errorf("%s -> %s %s: %q, %v; not %q", p.name, network, address, got, err, want)
	}
}

// mustNotReach wants silence, as Docker drops what goes to a network that the container is not on; all are asked at once.
func (p *pod) mustNotReach(t *testing.T, addresses ...string) {
	t.Helper()
	var all sync.WaitGroup
	for _, address := range addresses {
		for _, network := range []string{"tcp", "udp"} {
			all.Go(func() {
				if got, err := p.ask(network, "", address); !isTimeout(err) {
					t.Errorf("%s -> %s %s: %q, %v; not silence", p.name, network, address, got, err)
				}
			})
		}
	}
	all.Wait()
}
