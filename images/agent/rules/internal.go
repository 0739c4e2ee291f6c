package rules

import (
	"net/netip"

	"boulderk8s.io/agent/peers"
)

// Inside keeps a pod on internal networks alone: it reaches its peers and the addresses of its subnets, and nothing else but the API server,
// which the agent beside it must reach. They belong behind all other rules of their chain.
func Inside(self peers.Peer, others []peers.Peer, api netip.AddrPort) (p []Rule) {
	if !self.Endpoint.Internal {
		return nil
	}
	for _, subnet := range Wireable(self) {
		p = append(p, Rule{Chain: Keep, Within: subnet, Accept: true})
	}
	for _, other := range others {
		if len(self.Endpoint.SharedWith(other.Endpoint)) > 0 && other.IP.Is4() {
			p = append(p, Rule{Chain: Keep, To: other.IP, Accept: true})
		}
	}
	if api.IsValid() {
		p = append(p, Rule{Chain: Keep, To: api.Addr(), TCP: api.Port(), Accept: true})
	}
	return append(p, Rule{Chain: Keep, To: self.IP, Accept: true}, Rule{Chain: Keep, NotLocal: true, NoRoute: true})
}
