// Package resolver is Docker's resolver of user-defined networks: names of the own networks first, then the service's DNS servers.
package resolver

import (
	"fmt"
	"math/rand/v2"
	"net"
	"net/netip"
	"slices"
	"sync/atomic"

	"github.com/miekg/dns"

	"boulderk8s.io/agent/names"
)

// timeToLive is Docker's.
const timeToLive = 600

var answered = []uint16{dns.TypeA, dns.TypeAAAA, dns.TypeMX}

// Resolver answers on 127.0.0.11. Names may be exchanged at any time; before they are there every query fails,
// as nobody can say yet which of them must not go upstream.
type Resolver struct {
	Names    atomic.Pointer[names.Table]
	Upstream Upstream

	packets  net.PacketConn
	listener net.Listener
}

// Listen takes a free port of the address for UDP, and one for TCP.
func Listen(address netip.Addr, upstream Upstream) (*Resolver, error) {
	packets, err := net.ListenPacket("udp", netip.AddrPortFrom(address, 0).String())
	if err != nil {
		return nil, fmt.Errorf("resolver: %w", err)
	}
	listener, err := net.Listen("tcp", netip.AddrPortFrom(address, 0).String())
	if err != nil {
		return nil, fmt.Errorf("resolver: %w", err)
	}
	return &Resolver{Upstream: upstream, packets: packets, listener: listener}, nil
}

// Ports that it listens on.
func (r *Resolver) Ports() (udp, tcp uint16) {
	return r.packets.LocalAddr().(*net.UDPAddr).AddrPort().Port(), r.listener.Addr().(*net.TCPAddr).AddrPort().Port()
}

// Serve returns only when it fails.
func (r *Resolver) Serve() error {
	failed := make(chan error, 2)
	go func() { failed <- (&dns.Server{PacketConn: r.packets, Handler: r}).ActivateAndServe() }()
	go func() { failed <- (&dns.Server{Listener: r.listener, Handler: r}).ActivateAndServe() }()
	return fmt.Errorf("resolver: %w", <-failed)
}

// ServeDNS is called for every query.
func (r *Resolver) ServeDNS(w dns.ResponseWriter, query *dns.Msg) {
	if len(query.Question) == 0 {
		w.WriteMsg(new(dns.Msg).SetRcode(query, dns.RcodeFormatError))
		return
	}
	var answer *dns.Msg
	if table := r.Names.Load(); table != nil {
		if answer = local(table, query); answer == nil {
			answer = r.Upstream.ask(query, w.LocalAddr().Network())
		}
	}
	if answer == nil {
		answer = new(dns.Msg).SetRcode(query, dns.RcodeServerFailure)
		answer.RecursionAvailable = true
	}
	answer.Compress = true
	answer.Truncate(room(w, query))
	w.WriteMsg(answer)
}

// local is nil for what Docker's resolver does not answer itself: a name that is not ours, and of one that is ours every type but
// addresses and MX, which nobody has (moby, libnetwork/resolver.go).
func local(table *names.Table, query *dns.Msg) *dns.Msg {
	question := query.Question[0]
	header := dns.RR_Header{Name: question.Name, Rrtype: question.Qtype, Class: dns.ClassINET, Ttl: timeToLive}
	answer := new(dns.Msg).SetReply(query)
	answer.RecursionAvailable = true
	if name, known := table.Reverse(fromReverseName(question.Name)); known {
		if question.Qtype == dns.TypePTR {
			answer.Answer = []dns.RR{&dns.PTR{Hdr: header, Ptr: dns.Fqdn(name)}}
		}
		return answer
	}
	addresses, known := table.Lookup(question.Name)
	if !known || !slices.Contains(answered, question.Qtype) {
		return nil
	}
	for _, i := range rand.Perm(len(addresses)) {
		switch address := addresses[i]; {
		case question.Qtype == dns.TypeA && address.Is4():
			answer.Answer = append(answer.Answer, &dns.A{Hdr: header, A: address.AsSlice()})
		case question.Qtype == dns.TypeAAAA && address.Is6():
			answer.Answer = append(answer.Answer, &dns.AAAA{Hdr: header, AAAA: address.AsSlice()})
		}
	}
	return answer
}

func room(w dns.ResponseWriter, query *dns.Msg) int {
	if w.LocalAddr().Network() == "tcp" {
		return dns.MaxMsgSize
	}
	if options := query.IsEdns0(); options != nil {
		return max(dns.MinMsgSize, int(options.UDPSize()))
	}
	return dns.MinMsgSize
}
