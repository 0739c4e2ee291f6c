package integration

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/miekg/dns"
)

// resolve asks the resolver that is in the pod's resolv.conf, as libc does: "RCODE: records".
func (p *pod) resolve(network, name string, kind uint16) string {
	p.t.Helper()
	c, err := p.dial(network, "", "127.0.0.11:53")
	if err != nil {
		return err.Error()
	}
	defer c.Close()
	query := new(dns.Msg).SetQuestion(name, kind)
	client := dns.Client{Net: network, Timeout: 10 * time.Second}
	answer, _, err := client.ExchangeWithConn(query, &dns.Conn{Conn: c})
	if err != nil {
		return err.Error()
	}
	var records []string
	for _, record := range answer.Answer {
		records = append(records, strings.TrimPrefix(record.String(), record.Header().String()))
	}
	slices.Sort(records)
	text := dns.RcodeToString[answer.Rcode]
	if answer.Truncated {
		text += " truncated"
	}
	return strings.TrimSpace(text + " " + strings.Join(records, " "))
}

// serveDNS answers with the table, and with REFUSED to all else, as consul does. Long answers do not fit in a datagram.
func (p *pod) serveDNS(address string, table map[string][]string) {
	p.t.Helper()
	handler := dns.HandlerFunc(func(w dns.ResponseWriter, query *dns.Msg) {
		answer := new(dns.Msg).SetRcode(query, dns.RcodeRefused)
		if strings.HasSuffix(query.Question[0].Name, ".consul.") {
			answer.Rcode = dns.RcodeNameError
		}
		if addresses, known := table[query.Question[0].Name]; known {
			answer.Rcode = dns.RcodeSuccess
			for _, a := range addresses {
				answer.Answer = append(answer.Answer, &dns.A{Hdr: dns.RR_Header{Name: query.Question[0].Name, Rrtype: dns.TypeA, Class: dns.ClassINET}, A: netip.MustParseAddr(a).AsSlice()})
			}
		}
		if w.LocalAddr().Network() == "udp" {
			answer.Truncate(dns.MinMsgSize)
		}
		w.WriteMsg(answer)
	})
	inside(p.t, p.namespace, func() {
		packets, err := net.ListenPacket("udp4", address)
		if err != nil {
			p.t.Error(err)
			return
		}
		listener, err := net.Listen("tcp4", address)
		if err != nil {
			p.t.Error(err)
			return
		}
		p.t.Cleanup(func() { packets.Close(); listener.Close() })
		go (&dns.Server{PacketConn: packets, Handler: handler}).ActivateAndServe()
		go (&dns.Server{Listener: listener, Handler: handler}).ActivateAndServe()
	})
}

func (p *pod) mustResolve(t *testing.T, name string, kind uint16, want string) {
	t.Helper()
	for _, network := range []string{"udp", "tcp"} {
		if got := p.resolve(network, name, kind); got != want {
			t.Errorf("%s asks %s by %s: %q, not %q", p.name, name, network, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	runner, consul, db, stranger := boulder(t)
	// Consul's own DNS server, on every address: port 53 must be free for it.
	many := make([]string, 60)
	for i := range many {
		many[i] = fmt.Sprintf("10.1.2.%d", i+1)
	}
	consul.serveDNS("0.0.0.0:53", map[string][]string{"sa.service.consul.": {"10.77.77.77"}, "many.service.consul.": many})

	for name, want := range map[string]string{
		"bconsul.": "10.77.77.10", "BConsul.": "10.77.77.10", "boulder-bconsul-1.": "10.77.77.10", "bconsul.boulder_bouldernet.": "10.77.77.10",
		"bmariadb.": db.ip, "b_db_1.": db.ip, "boulder-mariadb.": db.ip, "boulder.": "10.77.77.77", "stranger.": stranger.ip,
		"sa.service.consul.": "10.77.77.77",
	} {
		runner.mustResolve(t, name, dns.TypeA, "NOERROR "+want)
	}
	runner.mustResolve(t, "bconsul.", dns.TypeAAAA, "NOERROR")
	runner.mustResolve(t, "bmariadb.", dns.TypeMX, "NOERROR")
	runner.mustResolve(t, "bmariadb.", dns.TypeTXT, "SERVFAIL") // goes on to Consul, which knows nothing of it
	runner.mustResolve(t, "10.77.77.10.in-addr.arpa.", dns.TypePTR, "NOERROR boulder-bconsul-1.boulder_bouldernet.")
	consul.mustResolve(t, "77.77.77.10.in-addr.arpa.", dns.TypePTR, "NOERROR boulder-boulder-1.boulder_bouldernet.")
	consul.mustResolve(t, "bmariadb.", dns.TypeA, "NOERROR "+db.ip)
	stranger.mustResolve(t, "boulder.", dns.TypeA, "NOERROR 64.112.117.122")

	// What consul does not know: NXDOMAIN in its own domain, REFUSED else, which is SERVFAIL (EAI_AGAIN) in Docker.
	runner.mustResolve(t, "none.service.consul.", dns.TypeA, "NXDOMAIN")
	runner.mustResolve(t, "example.com.", dns.TypeA, "SERVFAIL")
	runner.mustResolve(t, "bconsul.boulder-test.svc.cluster.local.", dns.TypeA, "SERVFAIL")
	if got, want := runner.resolve("tcp", "many.service.consul.", dns.TypeA), 60; len(strings.Fields(got)) != want+1 {
		t.Errorf("by TCP: %s", got)
	}
	if got := runner.resolve("udp", "many.service.consul.", dns.TypeA); !strings.HasPrefix(got, "NOERROR truncated 10.1.2.") {
		t.Errorf("by UDP: %s", got)
	}
	// No name of a network that is not shared, and no way out: this pod has no DNS servers at all.
	stranger.mustResolve(t, "bconsul.", dns.TypeA, "SERVFAIL")
	// Consul's own DNS server answers on all of the pod's addresses, and the resolver beside it.
	for _, server := range []string{"127.0.0.1:53", "10.77.77.10:53"} {
		c, err := consul.dial("udp", "", server)
		if err != nil {
			t.Fatal(err)
		}
		answer, _, err := new(dns.Client).ExchangeWithConn(new(dns.Msg).SetQuestion("sa.service.consul.", dns.TypeA), &dns.Conn{Conn: c})
		if err != nil || len(answer.Answer) != 1 {
			t.Errorf("%s: %v, %v", server, answer, err)
		}
		c.Close()
	}
}

func TestServersOfTheNodeAreAskedWithoutOwnOnes(t *testing.T) {
	l := newLab(t)
	node := &pod{lab: l, name: "node", namespace: l.node()}
	node.serveDNS(gateway+":53", map[string][]string{"example.com.": {"192.0.2.7"}})
	p := l.pod("plain", endpointOf("plain", map[string]network{"default": {}}))
	p.resolvConf = resolvConf(t, "search cluster.local", "nameserver 127.0.0.11", "nameserver 10.244.0.99", "nameserver "+gateway, "options ndots:5")
	p.up()
	p.mustResolve(t, "example.com.", dns.TypeA, "NOERROR 192.0.2.7")
	p.mustResolve(t, "plain.", dns.TypeA, "NOERROR "+p.ip)
}
