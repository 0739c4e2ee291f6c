package resolver

import (
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/miekg/dns"

	"boulderk8s.io/agent/endpoint"
	"boulderk8s.io/agent/names"
	"boulderk8s.io/agent/peers"
)

var loopback = netip.MustParseAddr("127.0.0.1")

// server answers every query as told, and counts. It is a UDP and a TCP server on the same port.
func server(t *testing.T, asked *atomic.Int32, reply func(answer *dns.Msg, network string) bool) netip.AddrPort {
	t.Helper()
	handler := dns.HandlerFunc(func(w dns.ResponseWriter, query *dns.Msg) {
		asked.Add(1)
		answer := new(dns.Msg).SetReply(query)
		if reply(answer, w.LocalAddr().Network()) {
			w.WriteMsg(answer)
		}
	})
	packets, listener := onePort(t)
	t.Cleanup(func() { packets.Close(); listener.Close() })
	go (&dns.Server{PacketConn: packets, Handler: handler}).ActivateAndServe()
	go (&dns.Server{Listener: listener, Handler: handler}).ActivateAndServe()
	return packets.LocalAddr().(*net.UDPAddr).AddrPort()
}

// onePort gives a UDP and a TCP socket with the same port. The kernel chooses a port that is free for UDP; where a process of this machine has it for TCP, another one is tried.
func onePort(t *testing.T) (net.PacketConn, net.Listener) {
	t.Helper()
	var refusals []error
	for range 100 {
		packets, err := net.ListenPacket("udp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		listener, err := net.Listen("tcp", packets.LocalAddr().String())
		if err == nil {
			return packets, listener
		}
		packets.Close()
		refusals = append(refusals, err)
	}
	t.Fatal(errors.Join(refusals...))
	return nil, nil
}

func code(rcode int) func(*dns.Msg, string) bool {
	return func(answer *dns.Msg, _ string) bool { answer.Rcode = rcode; return true }
}

func address(text string) func(*dns.Msg, string) bool {
	return func(answer *dns.Msg, _ string) bool {
		header := dns.RR_Header{Name: answer.Question[0].Name, Rrtype: dns.TypeA, Class: dns.ClassINET}
		answer.Answer = append(answer.Answer, &dns.A{Hdr: header, A: netip.MustParseAddr(text).AsSlice()})
		return true
	}
}

func silent(*dns.Msg, string) bool { return false }

type asking func(network, name string, kind uint16) string

// start gives a function that asks a resolver of a pod with these peers: "RCODE record record".
func start(t *testing.T, upstream Upstream, others ...peers.Peer) asking {
	t.Helper()
	self := peers.Peer{IP: netip.MustParseAddr("10.244.0.2"), Endpoint: endpoint.Endpoint{Networks: map[string]endpoint.Membership{"n": {}}}}
	table := names.Build(self, others)
	return startWith(t, upstream, &table)
}

func startWith(t *testing.T, upstream Upstream, table *names.Table) asking {
	t.Helper()
	upstream.Timeout = 200 * time.Millisecond
	r, err := Listen(loopback, upstream)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.packets.Close(); r.listener.Close() })
	r.Names.Store(table)
	go r.Serve()
	udp, tcp := r.Ports()
	ports := map[string]uint16{"udp": udp, "tcp": tcp}
	return func(network, name string, kind uint16) string {
		query := new(dns.Msg).SetQuestion(name, kind)
		answer, _, err := (&dns.Client{Net: network, Timeout: 5 * time.Second}).Exchange(query, netip.AddrPortFrom(loopback, ports[network]).String())
		if err != nil {
			return err.Error()
		}
		text := []string{dns.RcodeToString[answer.Rcode]}
		if answer.Truncated {
			text = append(text, "truncated")
		}
		for _, record := range answer.Answer {
			text = append(text, strings.TrimPrefix(record.String(), record.Header().String()))
		}
		slices.Sort(text[1:])
		return strings.Join(text, " ")
	}
}

func peer(ip string, names ...string) peers.Peer {
	return peers.Peer{Pod: ip, IP: netip.MustParseAddr(ip), Endpoint: endpoint.Endpoint{
		Networks: map[string]endpoint.Membership{"n": {Network: "stack_n", Container: "c" + names[0], Names: names}}}}
}
