package resolver

import (
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/miekg/dns"
)

// Upstream are the servers for all names that are not ours.
type Upstream struct {
	Servers []netip.AddrPort // the service's `dns:`
	File    string           // without them: a resolv.conf, read at each query as the node may change it
	Timeout time.Duration
}

// ask tries one server after the other, by the protocol (udp, tcp) in which it was asked itself. As in Docker (moby, libnetwork/resolver.go,
// forwardExtDNS) the next one is asked when a server cannot be reached, is silent, or says SERVFAIL or REFUSED; any other answer, NXDOMAIN
// too, is the answer. A truncated one makes the client ask again by TCP.
func (u Upstream) ask(query *dns.Msg, network string) *dns.Msg {
	servers := u.Servers
	if len(servers) == 0 {
		servers = nameservers(u.File)
	}
	for _, server := range servers {
		answer := u.exchange(query, network, server)
		if answer != nil && answer.Rcode != dns.RcodeServerFailure && answer.Rcode != dns.RcodeRefused {
			return answer
		}
	}
	return nil
}

func (u Upstream) exchange(query *dns.Msg, network string, server netip.AddrPort) *dns.Msg {
	forwarded := query.Copy()
	forwarded.Id = dns.Id()
	client := dns.Client{Net: network, Timeout: u.Timeout, UDPSize: dns.MaxMsgSize}
	answer, _, err := client.Exchange(forwarded, server.String())
	if err != nil && (answer == nil || !answer.Truncated) {
		return nil
	}
	answer.Id = query.Id
	return answer
}

// nameservers leaves out loopback addresses: they mean the node's own, and 127.0.0.11 in the pod is this very resolver.
func nameservers(file string) (servers []netip.AddrPort) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) < 2 || words[0] != "nameserver" {
			continue
		}
		if address, err := netip.ParseAddr(words[1]); err == nil && !address.IsLoopback() {
			servers = append(servers, netip.AddrPortFrom(address, 53))
		}
	}
	return servers
}
