package rules

import (
	"net/netip"
	"slices"

	"boulderk8s.io/agent/peers"
)

// Lead is a TCP socket and the pod that answers for it.
type Lead struct {
	At  netip.AddrPort
	Pod netip.Addr
}

// Called are the sockets that self calls elsewhere than where their address is (so none of its own addresses), each with the pods that
// answer: the preferred ones, by chance. What self answers for it calls itself, where it does not bind the address.
func Called(self peers.Peer, others []peers.Peer) map[netip.AddrPort][]peers.Peer {
	all := map[netip.AddrPort][]peers.Peer{}
	for _, at := range self.Endpoint.Sockets {
		if !slices.Contains(self.Endpoint.Local, at.Addr()) {
			all[at] = []peers.Peer{self}
		}
	}
	own := self.Endpoint.Addresses()
	for _, other := range others {
		if len(other.Endpoint.Sockets) == 0 || !other.IP.Is4() {
			continue
		}
		subnets := sharedSubnets(self, other)
		for _, at := range other.Endpoint.Sockets {
			if slices.Contains(self.Endpoint.Sockets, at) || slices.Contains(own, at.Addr()) || !within(subnets, at.Addr()) {
				continue
			}
			if first := all[at]; len(first) == 0 || (first[0].Ready == other.Ready && first[0].Terminating == other.Terminating) {
				all[at] = append(first, other)
			}
		}
	}
	return all
}

// sharedSubnets: other pods of an address are reached where a container that has it would be.
func sharedSubnets(self, other peers.Peer) (all []netip.Prefix) {
	for _, key := range self.Endpoint.SharedWith(other.Endpoint) {
		all = append(all, self.Endpoint.Networks[key].Subnets...)
	}
	return all
}

func within(subnets []netip.Prefix, address netip.Addr) bool {
	return address.Is4() && slices.ContainsFunc(subnets, func(subnet netip.Prefix) bool { return subnet.Contains(address) })
}

// ofSockets stand before the rules of whole addresses.
func ofSockets(self peers.Peer, others []peers.Peer, reachable []Target) (p []Rule) {
	called := Called(self, others)
	var passed, led []Lead
	for _, at := range sortedSockets(called) {
		pods := called[at]
		for i, peer := range pods[:len(pods)-1] {
			p = append(p, Rule{Chain: Out, To: at.Addr(), TCP: at.Port(), OneOf: uint32(len(pods) - i), Translate: netip.AddrPortFrom(peer.IP, 0)})
		}
		led = append(led, Lead{at, pods[len(pods)-1].IP})
	}
	passed = slices.Clone(led)
	for _, at := range mine(self) {
		passed = append(passed, Lead{at, self.IP})
		p = append(p, Rule{Chain: Out, To: at.Addr(), TCP: at.Port(), Accept: true},
			Rule{Chain: Arrive, To: self.IP, TCP: at.Port(), Translate: netip.AddrPortFrom(at.Addr(), 0)})
	}
	if len(passed) > 0 {
		p = append(p, Rule{Chain: Mark, Sockets: passed, Accept: true}) // no mark of another pod's address
	}
	if len(led) > 0 {
		p = append(p, Rule{Chain: Out, Sockets: led})
	}
	for _, address := range ownerless(self, called, reachable) {
		p = append(p, Rule{Chain: Mark, To: address, AnyTCP: true, New: true, Reset: true})
	}
	for _, address := range only4(self.Endpoint.Local) {
		p = append(p, Rule{Chain: Leave, From: address, NotLocal: true, Translate: netip.AddrPortFrom(self.IP, 0)})
	}
	return p
}

// mine are the sockets at local addresses: a port belongs to the first that names it.
func mine(self peers.Peer) (all []netip.AddrPort) {
	for _, at := range self.Endpoint.Sockets {
		if slices.Contains(self.Endpoint.Local, at.Addr()) && at.Addr().Is4() {
			all = append(all, at)
		}
	}
	return all
}

// ownerless are addresses of which pods answer for sockets, and nobody for the rest: there nobody listens, but somebody is there.
func ownerless(self peers.Peer, called map[netip.AddrPort][]peers.Peer, reachable []Target) (all []netip.Addr) {
	all = append(all, self.Endpoint.Local...)
	for at := range called {
		all = append(all, at.Addr())
	}
	return slices.DeleteFunc(slices.Compact(sorted(all)), func(address netip.Addr) bool {
		return slices.ContainsFunc(reachable, func(t Target) bool { return t.Address == address })
	})
}

func sortedSockets(called map[netip.AddrPort][]peers.Peer) (all []netip.AddrPort) {
	for at := range called {
		all = append(all, at)
	}
	slices.SortFunc(all, netip.AddrPort.Compare)
	return all
}
