package rules

import (
	"maps"
	"net/netip"
	"slices"

	"boulderk8s.io/agent/peers"
)

// Flow is what matters here of a connection that the kernel tracks: as it was begun, and who answers.
type Flow struct {
	TCP                            bool
	Source, Destination, Answering netip.Addr
	Port                           uint16 // of the destination
}

// Stale describes connections that were made by rules which hold no more.
type Stale struct {
	moved  map[netip.Addr]bool     // static addresses that lead elsewhere now
	taken  map[netip.AddrPort]bool // sockets that led nowhere
	gone   map[netip.Addr]bool     // pods that are no peers any more
	living map[netip.Addr]bool     // pods that are
}

// Changes compares what was known before with what is known now.
func Changes(self peers.Peer, before, now []peers.Peer) Stale {
	s := Stale{moved: map[netip.Addr]bool{}, taken: takenSockets(self, before, now), gone: map[netip.Addr]bool{}, living: map[netip.Addr]bool{self.IP: true}}
	for _, address := range self.Endpoint.Local {
		s.living[address] = true
	}
	was, is := byAddress(self, before), byAddress(self, now)
	for address, ip := range was {
		s.moved[address] = ip != is[address]
	}
	for address, ip := range is {
		s.moved[address] = ip != was[address]
	}
	for _, peer := range now {
		s.living[peer.IP] = true
	}
	for _, peer := range before {
		s.gone[peer.IP] = !s.living[peer.IP]
	}
	return s
}

// Matches spares TCP connections to a pod that still runs though its address has moved on: it may end them in good order.
func (s Stale) Matches(f Flow) bool {
	if s.Gone(f) {
		return true
	}
	moved := s.moved[f.Destination] || s.taken[netip.AddrPortFrom(f.Destination, f.Port)]
	return moved && !(f.TCP && s.living[f.Answering])
}

// Gone is a flow with a pod that is no peer any more.
func (s Stale) Gone(f Flow) bool {
	return s.gone[f.Source] || s.gone[f.Destination] || s.gone[f.Answering]
}

func byAddress(self peers.Peer, others []peers.Peer) map[netip.Addr]netip.Addr {
	all := map[netip.Addr]netip.Addr{}
	for _, target := range Reachable(self, others) {
		all[target.Address] = target.Peer.IP
	}
	return all
}

// Empty means that no connection can be stale: then nobody needs to look for one. The kernel keeps the connections of all its pods in one
// table, and to look at those of one pod takes the lock of every place in it.
func (s Stale) Empty() bool {
	return !anyTrue(s.moved) && !anyTrue(s.taken) && !anyTrue(s.gone)
}

func anyTrue[K comparable](all map[K]bool) bool {
	return slices.Contains(slices.Collect(maps.Values(all)), true)
}

// takenSockets are those for which a pod answers where none did. Where others answer than before, every connection of theirs is with a pod
// that lives, and goes on, or with one that is gone.
func takenSockets(self peers.Peer, before, now []peers.Peer) map[netip.AddrPort]bool {
	was := Called(self, before)
	all := map[netip.AddrPort]bool{}
	for at := range Called(self, now) {
		all[at] = len(was[at]) == 0
	}
	return all
}
