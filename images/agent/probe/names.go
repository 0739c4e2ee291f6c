package probe

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/miekg/dns"
)

var recordTypes = map[string]uint16{"A": dns.TypeA, "AAAA": dns.TypeAAAA, "SRV": dns.TypeSRV}

// asker asks the nameserver of resolv.conf, packet by packet, so that codes and empty answers can be told apart.
type asker struct {
	server  string
	timeout time.Duration
}

func (a asker) answers(name string) Answers {
	records := map[string]string{}
	for word, kind := range recordTypes {
		records[word] = a.ask("udp", dns.Fqdn(name), kind)
	}
	records["A by tcp"] = a.ask("tcp", dns.Fqdn(name), dns.TypeA)
	return Answers{Records: records, Lookup: a.lookup(name)}
}

func (a asker) reverse(address string) string {
	name, err := dns.ReverseAddr(address)
	if err != nil {
		return err.Error()
	}
	return a.ask("udp", name, dns.TypePTR)
}

func (a asker) ask(network, name string, kind uint16) string {
	client := dns.Client{Net: network, Timeout: a.timeout}
	answer, _, err := client.Exchange(new(dns.Msg).SetQuestion(name, kind), net.JoinHostPort(a.server, "53"))
	if err != nil {
		return reason(err)
	}
	var records []string
	for _, record := range answer.Answer {
		records = append(records, strings.TrimPrefix(record.String(), record.Header().String()))
	}
	slices.Sort(records)
	return strings.TrimSpace(dns.RcodeToString[answer.Rcode] + " " + strings.Join(records, " "))
}

// lookup is what a program gets: /etc/hosts, then DNS, with the search list.
func (a asker) lookup(name string) string {
	ctx, stop := context.WithTimeout(context.Background(), a.timeout)
	defer stop()
	found, err := (&net.Resolver{PreferGo: true}).LookupNetIP(ctx, "ip", name)
	var failed *net.DNSError
	switch {
	case errors.As(err, &failed) && failed.IsNotFound:
		return "no such name"
	case errors.As(err, &failed) && failed.IsTimeout:
		return "timeout"
	case err != nil:
		return "temporary failure"
	}
	var texts []string
	slices.SortFunc(found, netip.Addr.Compare)
	for _, address := range found {
		texts = append(texts, address.Unmap().String())
	}
	return strings.Join(slices.Compact(texts), " ")
}
