package nodenet

import (
	"fmt"
	"net/netip"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

// forgetConnections ends what the last pod with this address left in the connection table: it would pass as established.
func forgetConnections(address string) error {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return err
	}
	if _, err := netlink.ConntrackDeleteFilters(netlink.ConntrackTable, unix.AF_INET, touching{ip}); err != nil {
		return fmt.Errorf("connection table: %w", err)
	}
	return nil
}

// touching matches every connection from or to an address, before or after translation.
type touching struct{ ip netip.Addr }

func (t touching) MatchConntrackFlow(flow *netlink.ConntrackFlow) bool {
	for _, tuple := range []netlink.IPTuple{flow.Forward, flow.Reverse} {
		if tuple.SrcIP.Equal(t.ip.AsSlice()) || tuple.DstIP.Equal(t.ip.AsSlice()) {
			return true
		}
	}
	return false
}
