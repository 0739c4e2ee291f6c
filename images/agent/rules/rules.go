// Package rules plans the packet rules of a pod: from what is known of the peers to a list, without touching the system.
package rules

import (
	"net/netip"
	"slices"

	"boulderk8s.io/agent/peers"
)

// Chain is the place where a rule works; package nft knows the hooks and priorities.
type Chain string

const (
	Mark   Chain = "mark"   // leaving packets, before their destination is changed
	Out    Chain = "out"    // destination of new connections of this pod
	Keep   Chain = "keep"   // leaving packets, after their destination was changed
	Leave  Chain = "leave"  // source of new connections of this pod
	Arrive Chain = "arrive" // destination of new connections to this pod
	Clear  Chain = "clear"  // arriving packets, after their destination was changed
	In     Chain = "in"     // source of new connections to this pod
)

// Rule matches what is set in it and does what is set in it.
type Rule struct {
	Chain    Chain
	From, To netip.Addr   // match: source, destination
	Within   netip.Prefix // match: destination
	DSCP     uint8        // match, where it is not 0
	UDP, TCP uint16       // match: destination port
	NotLocal bool         // match: the packet does not stay in this pod
	Anywhere bool         // match: a UDP packet for a socket that is bound to every address
	New      bool         // match: the first packet of a connection
	AnyTCP   bool         // match: TCP
	Midway   bool         // match: TCP, and no packet that opens a connection
	OneOf    uint32       // match: by chance, one connection of so many
	Sockets  []Lead       // match: TCP to one of these; without a verdict its pod is the new destination

	Translate netip.AddrPort // new address (source or destination, as the chain is for); port 0: the same
	SetDSCP   *uint8
	Reject    bool // "no route to host", at once
	NoRoute   bool // "network is unreachable", at once
	Reset     bool // "connection refused", or the end of a connection
	Drop      bool // silence, as from an address on the same wire that nobody has
	Accept    bool // no further rule of the chain
}

// Resolver is where Docker's resolver is for a container.
var Resolver = netip.MustParseAddr("127.0.0.11")

// Local is what the agent has set up in the pod: the ports on which its resolver really listens (53 is left to services that bind it on
// every address), and whether the subnets lead to a wire on which nobody answers. API is the server that it watches.
type Local struct {
	UDP, TCP uint16
	Wired    bool
	API      netip.AddrPort
}

// MaxAddresses is how many static addresses of one pod can be told apart.
const MaxAddresses = 16

// Code is the DSCP that says which of its static addresses a peer is called by. On the wire there is only its pod's address.
// These code points are set aside for such local use (RFC 2474, pool 2), so no program's own marking is mistaken for one.
func Code(index int) uint8 { return uint8(index)<<2 | 3 }

// Plan gives the rules in a fixed order. Without a wire to lead them to, addresses in known that nobody answers to now get an error at once
// rather than a way out of the pod.
func Plan(self peers.Peer, others []peers.Peer, known []netip.Addr, local Local) []Rule {
	own := self.Endpoint.Addresses()
	reachable := Reachable(self, others)
	p := []Rule{
		{Chain: Out, To: Resolver, UDP: 53, Translate: netip.AddrPortFrom(Resolver, local.UDP)},
		{Chain: Out, To: Resolver, TCP: 53, Translate: netip.AddrPortFrom(Resolver, local.TCP)},
	}
	p = append(p, ofSockets(self, others, reachable)...)
	for _, t := range reachable {
		p = append(p, Rule{Chain: Mark, To: t.Address, SetDSCP: new(Code(t.Index))})
		p = append(p, Rule{Chain: Out, To: t.Address, Translate: netip.AddrPortFrom(t.Peer.IP, 0)})
	}
	if !local.Wired {
		for _, address := range Foreign(self, others, known) {
			p = append(p, Rule{Chain: Mark, To: address, Reject: true})
		}
	}
	for _, subnet := range Wireable(self) {
		// What is left of a connection to somebody who is gone: its program learns so, instead of waiting for an answer.
		p = append(p, Rule{Chain: Keep, Within: subnet, NotLocal: true, Midway: true, New: true, Reset: true})
		if !local.Wired {
			p = append(p, Rule{Chain: Keep, Within: subnet, NotLocal: true, Drop: true})
		}
	}
	for _, door := range self.Endpoint.Doors {
		p = append(p, Rule{Chain: Arrive, To: self.IP, TCP: door.Port, Translate: door.To})
	}
	if len(own) > 0 {
		// Such a socket answers from the pod's own address, whichever one was called; so let it be called by that one.
		p = append(p, Rule{Chain: Arrive, To: self.IP, Anywhere: true, Accept: true})
	}
	for index, address := range own {
		if !address.Is4() {
			continue
		}
		p = append(p, Rule{Chain: Leave, From: address, NotLocal: true, Translate: netip.AddrPortFrom(self.IP, 0)})
		if index < MaxAddresses {
			p = append(p, Rule{Chain: Arrive, To: self.IP, DSCP: Code(index), Translate: netip.AddrPortFrom(address, 0)})
			p = append(p, Rule{Chain: Clear, DSCP: Code(index), SetDSCP: new(uint8(0))})
		}
	}
	for _, other := range others {
		if address, has := calledFrom(self, other); has {
			p = append(p, Rule{Chain: In, From: other.IP, Translate: netip.AddrPortFrom(address, 0)})
		}
	}
	if !local.Wired {
		for _, address := range Strangers(self, others) {
			p = append(p, Rule{Chain: Keep, To: address, New: true, Drop: true})
		}
	}
	return append(p, Inside(self, others, local.API)...)
}

// Foreign are the addresses in known that self must not reach, or cannot now.
func Foreign(self peers.Peer, others []peers.Peer, known []netip.Addr) []netip.Addr {
	reachable := Reachable(self, others)
	return slices.DeleteFunc(sorted(known), func(address netip.Addr) bool {
		return slices.Contains(self.Endpoint.Addresses(), address) || slices.Contains(self.Endpoint.Local, address) ||
			slices.ContainsFunc(reachable, func(t Target) bool { return t.Address == address })
	})
}

// Wireable are the subnets of the pod's networks but those that the pod's own address is of.
func Wireable(self peers.Peer) (some []netip.Prefix) {
	for _, subnet := range self.Endpoint.Subnets() {
		if subnet.Addr().Is4() && !subnet.Contains(self.IP) {
			some = append(some, subnet.Masked())
		}
	}
	return some
}
