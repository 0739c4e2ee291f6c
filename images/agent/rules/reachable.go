package rules

import (
	"net/netip"
	"slices"

	"boulderk8s.io/agent/peers"
)

// Target is a static address and the pod that has it now; Index is its place in that pod's own list.
type Target struct {
	Address netip.Addr
	Index   int
	Peer    peers.Peer
}

// Reachable are the static addresses that self may reach, by Compose network; each with the preferred pod.
func Reachable(self peers.Peer, others []peers.Peer) (targets []Target) {
	taken := map[netip.Addr]bool{}
	for _, address := range self.Endpoint.Addresses() {
		taken[address] = true
	}
	for _, other := range others {
		all := other.Endpoint.Addresses()
		for _, key := range self.Endpoint.SharedWith(other.Endpoint) {
			for _, address := range only4(other.Endpoint.Networks[key].Addresses) {
				index := slices.Index(all, address)
				if !taken[address] && index < MaxAddresses && other.IP.Is4() {
					taken[address] = true
					targets = append(targets, Target{address, index, other})
				}
			}
		}
	}
	slices.SortFunc(targets, func(a, b Target) int { return a.Address.Compare(b.Address) })
	return targets
}

// calledFrom is the address that self sees as the source of what other sends: as in Compose, the static one where there is one. Not where
// that one is local: the answers would never leave the pod.
func calledFrom(self, other peers.Peer) (netip.Addr, bool) {
	for _, key := range self.Endpoint.SharedWith(other.Endpoint) {
		if static := only4(other.Endpoint.Networks[key].Addresses); len(static) > 0 && other.IP.Is4() {
			return static[0], !slices.Contains(self.Endpoint.Local, static[0])
		}
	}
	return netip.Addr{}, false
}

// only4: the rules are for IPv4; static IPv6 addresses are served within the pod alone.
func only4(addresses []netip.Addr) (some []netip.Addr) {
	for _, address := range addresses {
		if address.Is4() {
			some = append(some, address)
		}
	}
	return some
}

func sorted(addresses []netip.Addr) []netip.Addr {
	return slices.SortedFunc(slices.Values(only4(addresses)), netip.Addr.Compare)
}
