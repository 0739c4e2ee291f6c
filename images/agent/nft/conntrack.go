package nft

import (
	"fmt"
	"net"
	"net/netip"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"

	"boulderk8s.io/agent/rules"
)

// Forget makes the kernel decide anew about connections that a change of peers has made wrong. Without it a UDP flow, or a TCP
// connection still being opened, would keep the translation (or the lack of one) that its first packet met.
func Forget(stale rules.Stale) error {
	_, err := netlink.ConntrackDeleteFilters(netlink.ConntrackTable, unix.AF_INET, flowFilter(stale))
	if err != nil {
		return fmt.Errorf("conntrack: %w", err)
	}
	return nil
}

type flowFilter rules.Stale

func (f flowFilter) MatchConntrackFlow(flow *netlink.ConntrackFlow) bool {
	return rules.Stale(f).Matches(rules.Flow{
		TCP:    flow.Forward.Protocol == unix.IPPROTO_TCP,
		Source: address(flow.Forward.SrcIP), Destination: address(flow.Forward.DstIP), Answering: address(flow.Reverse.SrcIP),
		Port: flow.Forward.DstPort,
	})
}

func address(ip net.IP) netip.Addr {
	a, _ := netip.AddrFromSlice(ip)
	return a.Unmap()
}
