package network

import (
	"fmt"
	"maps"
	"net/netip"
	"reflect"
	"slices"

	"boulderk8s.io/agent/links"
	"boulderk8s.io/agent/names"
	"boulderk8s.io/agent/nft"
	"boulderk8s.io/agent/peers"
	"boulderk8s.io/agent/resolver"
	"boulderk8s.io/agent/rules"
)

// pod is the state of the network as last applied.
type pod struct {
	self    peers.Peer
	dns     *resolver.Resolver
	local   rules.Local
	log     *changeLog
	peers   []peers.Peer
	updated bool // by what is in peers
	applied []string
	silent  []netip.Addr
	// every static address of the stack that was ever seen: without a pod behind it, it must not lead out of the cluster
	known map[netip.Addr]bool
}

func newPod(self peers.Peer, api netip.AddrPort, dns *resolver.Resolver, wired bool, log *changeLog) *pod {
	udp, tcp := dns.Ports()
	return &pod{self: self, dns: dns, local: rules.Local{UDP: udp, TCP: tcp, Wired: wired, API: api}, log: log, known: map[netip.Addr]bool{}}
}

func (p *pod) plan(now []peers.Peer) []rules.Rule {
	for _, peer := range now {
		for _, address := range peer.Endpoint.Addresses() {
			p.known[address] = true
		}
	}
	return rules.Plan(p.self, now, slices.Collect(maps.Keys(p.known)), p.local)
}

// update changes rules before names: a name never leads to an address that cannot be reached yet. Most changes of pods change no peer.
func (p *pod) update(now []peers.Peer) error {
	if p.updated && reflect.DeepEqual(now, p.peers) {
		return nil
	}
	plan := p.plan(now)
	if err := p.silence(now); err != nil {
		return err
	}
	if text := lines(plan); !slices.Equal(text, p.applied) {
		if err := nft.Replace(plan); err != nil {
			return err
		}
		p.applied = text
	}
	table := names.Build(p.self, now)
	p.dns.Names.Store(&table)
	if stale := rules.Changes(p.self, p.peers, now); !stale.Empty() {
		if err := nft.Forget(stale); err != nil {
			p.log.error(err)
		}
	}
	p.log.changes(whereabouts(p.self, p.peers), whereabouts(p.self, now))
	p.peers, p.updated = now, true
	return nil
}

// silence is for static addresses of networks that this pod is not on, and for the pods that are on no other. One of its own subnets is on the wire as it is.
func (p *pod) silence(now []peers.Peer) error {
	if !p.local.Wired {
		return nil
	}
	foreign := slices.DeleteFunc(rules.Foreign(p.self, now, slices.Collect(maps.Keys(p.known))), func(address netip.Addr) bool {
		return slices.ContainsFunc(rules.Wireable(p.self), func(subnet netip.Prefix) bool { return subnet.Contains(address) })
	})
	foreign = append(foreign, rules.Strangers(p.self, now)...)
	if slices.Equal(foreign, p.silent) {
		return nil
	}
	err := links.Silence(foreign, p.silent, p.self.IP)
	p.silent = foreign
	return err
}

func lines(plan []rules.Rule) (text []string) {
	for _, rule := range plan {
		text = append(text, rule.String())
	}
	return text
}

// whereabouts says who is where, for the log: service and address -> pod's address, for peers on shared networks.
func whereabouts(self peers.Peer, all []peers.Peer) map[string]string {
	where := map[string]string{}
	static := map[string]bool{}
	for _, target := range rules.Reachable(self, all) {
		where[fmt.Sprintf("%s %s", target.Peer.Endpoint.Service, target.Address)] = target.Peer.IP.String()
		static[target.Peer.Pod] = true
	}
	for _, peer := range all {
		if !static[peer.Pod] && len(self.Endpoint.SharedWith(peer.Endpoint)) > 0 {
			where[fmt.Sprintf("%s (%s)", peer.Endpoint.Service, peer.Pod)] = peer.IP.String()
		}
	}
	return where
}
