// Package endpoint reads what Compose says of one service's place in the network: the annotation that every pod carries.
package endpoint

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/netip"
	"slices"
)

// Annotation is the name under which a pod carries its Endpoint.
const Annotation = "boulder-k8s.io/endpoint"

// Endpoint is a service and its networks, by Compose's key for them.
type Endpoint struct {
	Service  string                `json:"service"`
	Networks map[string]Membership `json:"names"`
	DNS      []netip.Addr          `json:"dns"`
	// Internal: all its networks are, so that nothing leads out of the pod but them.
	Internal bool `json:"internal"`
	// Hosts are names of this service's own that win over those of its networks.
	Hosts map[string][]netip.Addr `json:"hosts"`
	// Sockets are TCP sockets that this pod answers for although their address may be another pod's.
	Sockets []netip.AddrPort `json:"sockets"`
	// Local are addresses that its program binds without being their owner: only Sockets at them are this pod's.
	Local []netip.Addr `json:"local"`
	// Forwards are sockets within the pod that lead elsewhere.
	Forwards []Forward `json:"forwards"`
	// Doors are ports of the pod's own address that stand for a socket of it: for callers without an agent, who cannot say which address they called.
	Doors []Door `json:"doors"`
}

// Door leads connections to this TCP port of the pod's own address on to one of its static addresses.
type Door struct {
	Port uint16         `json:"port"`
	To   netip.AddrPort `json:"to"`
}

// Forward passes TCP on: both are HOST:PORT, and localhost is 127.0.0.1 and ::1.
type Forward struct {
	Listen string `json:"listen"`
	To     string `json:"to"`
}

// Membership is what a service is called in one network, and its static addresses there (none: the pod's own address).
// Subnets are the network's: an address in them that nobody has must not lead out of the pod.
type Membership struct {
	Network   string         `json:"network"`
	Container string         `json:"container"`
	Names     []string       `json:"names"`
	Addresses []netip.Addr   `json:"addresses"`
	Subnets   []netip.Prefix `json:"subnets"`
}

// Parse reads the annotation.
func Parse(text string) (Endpoint, error) {
	var e Endpoint
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		return e, fmt.Errorf("annotation %s: %w", Annotation, err)
	}
	return e, nil
}

// Keys of the networks, in the order in which names are searched.
func (e Endpoint) Keys() []string { return slices.Sorted(maps.Keys(e.Networks)) }

// Addresses are all the static ones, in the order that gives each its mark on the wire (see rules.Code).
func (e Endpoint) Addresses() (all []netip.Addr) {
	for _, key := range e.Keys() {
		for _, address := range e.Networks[key].Addresses {
			if !slices.Contains(all, address) {
				all = append(all, address)
			}
		}
	}
	return all
}

// Subnets are those of all its networks, in a fixed order.
func (e Endpoint) Subnets() (all []netip.Prefix) {
	for _, key := range e.Keys() {
		all = append(all, e.Networks[key].Subnets...)
	}
	return all
}

// SharedWith gives the keys of the networks that both are on.
func (e Endpoint) SharedWith(other Endpoint) []string {
	return slices.DeleteFunc(e.Keys(), func(key string) bool {
		_, shared := other.Networks[key]
		return !shared
	})
}
