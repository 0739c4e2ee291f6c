package nodenet

import (
	"fmt"
	"net/netip"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

func forget(which touching) error {
	if _, err := netlink.ConntrackDeleteFilters(netlink.ConntrackTable, unix.AF_INET, which); err != nil {
		return fmt.Errorf("connection table: %w", err)
	}
	return nil
}

// touching matches every connection from or to such an address, before or after translation.
type touching func(netip.Addr) bool

func (t touching) MatchConntrackFlow(flow *netlink.ConntrackFlow) bool {
	for _, tuple := range []netlink.IPTuple{flow.Forward, flow.Reverse} {
		source, _ := netip.AddrFromSlice(tuple.SrcIP)
		destination, _ := netip.AddrFromSlice(tuple.DstIP)
		if t(source.Unmap()) || t(destination.Unmap()) {
			return true
		}
	}
	return false
}
