package resolver

import (
	"fmt"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/miekg/dns"
)

func TestAddressesOfKnownNamesNeverGoUpstream(t *testing.T) {
	var asked atomic.Int32
	ask := start(t, Upstream{Servers: []netip.AddrPort{server(t, &asked, address("192.0.2.1"))}}, peer("10.244.0.3", "bredis_1", "alias"), peer("10.244.0.4", "alias"))
	for _, network := range []string{"udp", "tcp"} {
		for question, want := range map[string]string{
			"bredis_1. A": "NOERROR 10.244.0.3", "ALIAS. A": "NOERROR 10.244.0.3 10.244.0.4", "alias.stack_n. A": "NOERROR 10.244.0.3 10.244.0.4",
			"bredis_1. AAAA": "NOERROR", "bredis_1. MX": "NOERROR",
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
	for i, kind := range []uint16{dns.TypeSRV, dns.TypeTXT, dns.TypeHTTPS} {
		if ask("udp", "bredis_1.", kind); asked.Load() != int32(i+1) {
			t.Errorf("%s does not go upstream, as Docker lets it", dns.TypeToString[kind])
		}
	}
	if got := ask("udp", "alias.example.com.", dns.TypeA); got != "NOERROR 192.0.2.1" || asked.Load() != 4 {
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

func TestNothingGoesUpstreamBeforeTheNamesAreKnown(t *testing.T) {
	var asked atomic.Int32
	ask := startWith(t, Upstream{Servers: []netip.AddrPort{server(t, &asked, address("192.0.2.1"))}}, nil)
	if got := ask("udp", "bconsul.", dns.TypeA); got != "SERVFAIL" || asked.Load() != 0 {
		t.Errorf("%q after %d queries", got, asked.Load())
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
