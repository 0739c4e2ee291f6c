package probe

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/miekg/dns"
)

type question struct {
	label, network string
	kind           uint16
}

var questions = []question{{"A", "udp", dns.TypeA}, {"AAAA", "udp", dns.TypeAAAA}, {"SRV", "udp", dns.TypeSRV}, {"A by tcp", "tcp", dns.TypeA}}

// asker asks the nameserver of resolv.conf, packet by packet, so that codes and empty answers can be told apart.
type asker struct {
	server  string
	timeout time.Duration
}

func (a asker) answers(name string) Answers {
	answers := Answers{}
	var all sync.WaitGroup
	all.Go(func() { answers.Lookup = a.lookup(name) })
	all.Go(func() {
		answers.Records = each(questions, func(q question) string { return q.label }, func(q question) string { return a.ask(q.network, dns.Fqdn(name), q.kind) })
	})
	all.Wait()
	return answers
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

// lookup is what a program gets: /etc/hosts, then DNS, with the search list. It is several questions, and a program is patient with a
// nameserver that is busy: seen with ten containers that asked Docker's at once.
func (a asker) lookup(name string) string {
	ctx, stop := context.WithTimeout(context.Background(), 4*a.timeout)
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
