package resolver

import (
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
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
	packets, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", packets.LocalAddr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { packets.Close(); listener.Close() })
	go (&dns.Server{PacketConn: packets, Handler: handler}).ActivateAndServe()
	go (&dns.Server{Listener: listener, Handler: handler}).ActivateAndServe()
	return packets.LocalAddr().(*net.UDPAddr).AddrPort()
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

// start gives a function that asks the resolver: "RCODE record record".
func start(t *testing.T, upstream Upstream, others ...peers.Peer) func(network, name string, kind uint16) string {
	t.Helper()
	upstream.Timeout = 200 * time.Millisecond
	r, err := Listen(loopback, upstream)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.packets.Close(); r.listener.Close() })
	self := peers.Peer{IP: netip.MustParseAddr("10.244.0.2"), Endpoint: endpoint.Endpoint{Networks: map[string]endpoint.Membership{"n": {}}}}
	table := names.Build(self, others)
	r.Names.Store(&table)
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

func TestKnownNamesNeverGoUpstream(t *testing.T) {
	var asked atomic.Int32
	ask := start(t, Upstream{Servers: []netip.AddrPort{server(t, &asked, address("192.0.2.1"))}}, peer("10.244.0.3", "bredis_1", "alias"), peer("10.244.0.4", "alias"))
	for _, network := range []string{"udp", "tcp"} {
		for question, want := range map[string]string{
			"bredis_1. A": "NOERROR 10.244.0.3", "ALIAS. A": "NOERROR 10.244.0.3 10.244.0.4", "alias.stack_n. A": "NOERROR 10.244.0.3 10.244.0.4",
			"bredis_1. AAAA": "NOERROR", "bredis_1. MX": "NOERROR", "bredis_1. SRV": "NOERROR", "bredis_1. TXT": "NOERROR", "bredis_1. HTTPS": "NOERROR",
			"3.0.244.10.in-addr.arpa. PTR": "NOERROR cbredis_1.stack_n.",
		} {
			name, kind, _ := strings.Cut(question, " ")
			if got := ask(network, name, dns.StringToType[kind]); got != want {
				t.Errorf("%s by %s: %q", question, network, got)
			}
		}
	}
	if asked.Load() != 0 {
		t.Errorf("%d queries went upstream", asked.Load())
	}
	if got := ask("udp", "alias.example.com.", dns.TypeA); got != "NOERROR 192.0.2.1" || asked.Load() != 1 {
		t.Errorf("%q after %d queries", got, asked.Load())
	}
}

func TestTheOrderOfServers(t *testing.T) {
	closed := netip.MustParseAddrPort("127.0.0.1:1")
	for name, c := range map[string]struct {
		first func(*dns.Msg, string) bool
		want  string
		asked int32
	}{
		"an answer": {address("192.0.2.1"), "NOERROR 192.0.2.1", 0}, "no such name": {code(dns.RcodeNameError), "NXDOMAIN", 0},
		"refused": {code(dns.RcodeRefused), "NOERROR 192.0.2.2", 1}, "failed": {code(dns.RcodeServerFailure), "NOERROR 192.0.2.2", 1},
		"silent": {silent, "NOERROR 192.0.2.2", 1},
	} {
		var first, second atomic.Int32
		ask := start(t, Upstream{Servers: []netip.AddrPort{closed, server(t, &first, c.first), server(t, &second, address("192.0.2.2"))}})
		if got := ask("udp", "example.com.", dns.TypeA); got != c.want || second.Load() != c.asked {
			t.Errorf("%s: %q, %d queries to the second server", name, got, second.Load())
		}
	}
	var asked atomic.Int32
	for name, servers := range map[string][]netip.AddrPort{"none": nil, "closed": {closed}, "refused": {server(t, &asked, code(dns.RcodeRefused))}} {
		if got := start(t, Upstream{Servers: servers})("udp", "example.com.", dns.TypeA); got != "SERVFAIL" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestLongAnswers(t *testing.T) {
	var asked atomic.Int32
	long := func(answer *dns.Msg, network string) bool {
		for i := range 100 {
			address(fmt.Sprintf("192.0.2.%d", i))(answer, network)
		}
		if network == "udp" {
			answer.Truncate(dns.MinMsgSize)
		}
		return true
	}
	ask := start(t, Upstream{Servers: []netip.AddrPort{server(t, &asked, long)}})
	if got := ask("tcp", "many.example.com.", dns.TypeA); len(strings.Fields(got)) != 101 {
		t.Errorf("by TCP: %s", got)
	}
	if got := ask("udp", "many.example.com.", dns.TypeA); !strings.HasPrefix(got, "NOERROR 192.0.2.") || !strings.HasSuffix(got, " truncated") {
		t.Errorf("by UDP: %s", got)
	}
}

func TestNameserversOfTheNode(t *testing.T) {
	file := filepath.Join(t.TempDir(), "resolv.conf")
	text := "# nameserver 192.0.2.9\nsearch x\nnameserver 127.0.0.53\nnameserver 192.0.2.1\n nameserver\t2001:db8::1 # six\nnameserver\nnameserver x\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(nameservers(file)); got != "[192.0.2.1:53 [2001:db8::1]:53]" {
		t.Error(got)
	}
	if got := nameservers(file + "x"); got != nil {
		t.Error(got)
	}
}

func TestReverseNames(t *testing.T) {
	for name, want := range map[string]string{
		"4.77.77.10.in-addr.arpa.": "10.77.77.4", "4.77.77.10.IN-ADDR.ARPA": "10.77.77.4",
		"b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.": "2001:db8::567:89ab",
		"77.10.in-addr.arpa.": "invalid IP", "x.77.77.10.in-addr.arpa.": "invalid IP", "example.com.": "invalid IP", ".": "invalid IP", "1.ip6.arpa.": "invalid IP",
	} {
		if got := fromReverseName(name); got.String() != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
