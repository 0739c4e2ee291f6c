package rules

import (
	"net/netip"
	"slices"

	"boulderk8s.io/agent/peers"
)

// Strangers are the addresses of the stack's pods that share no network with self: on Docker's bridges it reaches them by no address.
// NetworkPolicies say the same, but not every cluster's network enforces them.
func Strangers(self peers.Peer, others []peers.Peer) (all []netip.Addr) {
	if self.Endpoint.Internal {
		return nil // Inside lets it reach its peers alone
	}
	near := map[netip.Addr]bool{self.IP: true}
	for _, other := range others {
		if len(self.Endpoint.SharedWith(other.Endpoint)) > 0 {
			near[other.IP] = true
		}
	}
	for _, other := range others {
		if !near[other.IP] {
			all = append(all, other.IP)
		}
	}
	return slices.Compact(sorted(all))
}
