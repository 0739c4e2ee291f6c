package nodenet

import (
	"fmt"
	"net/netip"

	"boulderk8s.io/node/kube/nodenet/attached"
	"boulderk8s.io/node/kube/nodenet/policy"
)

// connections forgets what a pod leaves in the kernel's connection table: for the next pod with the address it would pass as established.
type connections struct {
	forget func(touching) error // in the kernel
	users  map[string]string    // address -> container, of the last turn; nil before the first
	// inherited are the containers found at the start of the agent. A pod among them may be a new one that waits for us.
	inherited map[string]bool
}

// turn forgets the connections of every address that has lost its container since the last turn; in the first one, those of
// all addresses of pods that nobody has.
func (c *connections) turn(s policy.State) error {
	users := map[string]string{}
	for _, pod := range s.Attached {
		users[pod.Address] = pod.Container
	}
	if c.users == nil {
		subnet, err := netip.ParsePrefix(s.PodSubnet)
		if err != nil {
			return fmt.Errorf("POD_SUBNET: %w", err)
		}
		own := ownSubnet(s, subnet)
		gateway := own.Addr().Next() // the node itself
		if err := c.forget(func(ip netip.Addr) bool { return own.Contains(ip) && ip != gateway && users[ip.String()] == "" }); err != nil {
			return err
		}
		c.inherited = map[string]bool{}
		for _, pod := range s.Attached {
			c.inherited[pod.Container] = true
		}
		c.users = users
		return nil
	}
	lost := map[string]bool{}
	for address, container := range c.users {
		if users[address] != container {
			lost[address] = true
		}
	}
	if len(lost) > 0 {
		if err := c.forget(func(ip netip.Addr) bool { return lost[ip.String()] }); err != nil {
			return err
		}
	}
	c.users = users
	return nil
}

// starts is called for a pod that has not run yet.
func (c *connections) starts(pod attached.Pod) error {
	if !c.inherited[pod.Container] {
		return nil
	}
	return c.forget(func(ip netip.Addr) bool { return ip.String() == pod.Address })
}

func ownSubnet(s policy.State, otherwise netip.Prefix) netip.Prefix {
	for _, node := range s.Nodes {
		if prefix, err := netip.ParsePrefix(node.Spec.PodCIDR); node.Name == s.Node && err == nil {
			return prefix
		}
	}
	return otherwise
}
