// Package names says which names a container of this service would know on its Docker networks.
package names

import (
	"net/netip"
	"slices"
	"strings"

	"boulderk8s.io/agent/peers"
)

// Table answers what Docker's resolver answers itself. It is never changed once built.
type Table struct {
	forward map[string][]netip.Addr
	reverse map[netip.Addr]string
}

// Build collects the names of all networks of self. Of a name known in several, the first network's meaning counts.
// Terminating pods answer only to names that nobody else has. The peers come in order of preference.
func Build(self peers.Peer, others []peers.Peer) Table {
	t := Table{forward: map[string][]netip.Addr{}, reverse: map[netip.Addr]string{}}
	for name, addresses := range self.Endpoint.Hosts {
		t.forward[canonical(name)] = addresses
	}
	members := append([]peers.Peer{self}, others...)
	for _, key := range self.Endpoint.Keys() {
		for name, addresses := range network(key, members) {
			if _, known := t.forward[name]; !known {
				t.forward[name] = addresses
			}
		}
		t.nameAddresses(key, members)
	}
	return t
}

func network(key string, members []peers.Peer) map[string][]netip.Addr {
	known := map[string][]netip.Addr{}
	for _, member := range members {
		membership, is := member.Endpoint.Networks[key]
		if !is {
			continue
		}
		for _, name := range membership.Names {
			// As in Docker: "name", and "name.network"
			for _, name := range []string{canonical(name), canonical(name + "." + membership.Network)} {
				if !member.Terminating || len(known[name]) == 0 {
					known[name] = addMissing(known[name], addressesOf(member, key))
				}
			}
		}
	}
	return known
}

func (t Table) nameAddresses(key string, members []peers.Peer) {
	for _, member := range members {
		membership, is := member.Endpoint.Networks[key]
		if !is {
			continue
		}
		for _, address := range append(slices.Clone(membership.Addresses), member.IP) {
			if _, known := t.reverse[address]; !known {
				t.reverse[address] = membership.Container + "." + membership.Network
			}
		}
	}
}

func addressesOf(member peers.Peer, key string) []netip.Addr {
	if static := member.Endpoint.Networks[key].Addresses; len(static) > 0 {
		return static
	}
	return []netip.Addr{member.IP}
}

func addMissing(to, addresses []netip.Addr) []netip.Addr {
	for _, address := range addresses {
		if !slices.Contains(to, address) {
			to = append(to, address)
		}
	}
	return to
}

// Lookup gives all addresses of a name, with or without the final dot, in any case.
func (t Table) Lookup(name string) ([]netip.Addr, bool) {
	addresses, known := t.forward[canonical(name)]
	return addresses, known
}

// Reverse gives the full name of an address.
func (t Table) Reverse(address netip.Addr) (string, bool) {
	name, known := t.reverse[address]
	return name, known
}

func canonical(name string) string { return strings.ToLower(strings.TrimSuffix(name, ".")) }
