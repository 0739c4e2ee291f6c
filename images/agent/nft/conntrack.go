package nft

import (
	"errors"
	"fmt"
	"net"
	"net/netip"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"

	"boulderk8s.io/agent/rules"
)

// Forget makes the kernel decide anew about connections that a change of peers has made wrong. Without it a UDP flow, or a TCP
// connection still being opened, would keep the translation (or the lack of one) that its first packet met. TCP connections with a pod that
// is gone are ended: a program that waits for an answer sends nothing that could be refused.
func Forget(stale rules.Stale) error {
	found := &flows{stale: stale}
	if _, err := netlink.ConntrackDeleteFilters(netlink.ConntrackTable, unix.AF_INET, found); err != nil {
		return fmt.Errorf("conntrack: %w", err)
	}
	for _, flow := range found.ended {
		// as its program knows it: by what it called, or by what it was called
		for _, end := range []netlink.IPTuple{flow.Forward, flow.Reverse} {
			if err := destroy(end); err != nil {
				return fmt.Errorf("end of a connection with a pod that is gone: %w", err)
			}
		}
	}
	return nil
}

// flows is the filter of the stale ones, and remembers those that are to be ended.
type flows struct {
	stale rules.Stale
	ended []*netlink.ConntrackFlow
}

func (f *flows) MatchConntrackFlow(flow *netlink.ConntrackFlow) bool {
	of := rules.Flow{
		TCP:    flow.Forward.Protocol == unix.IPPROTO_TCP,
		Source: address(flow.Forward.SrcIP), Destination: address(flow.Forward.DstIP), Answering: address(flow.Reverse.SrcIP),
		Port: flow.Forward.DstPort,
	}
	if f.stale.Gone(of) && isOpen(flow) {
		f.ended = append(f.ended, flow)
	}
	return f.stale.Matches(of)
}

// The states of linux/netfilter/nf_conntrack_tcp.h in which a program may wait for the other end; one that is still being opened is tried
// again, and finds its way then.
const (
	established = 3
	closeWait   = 5
)

func isOpen(flow *netlink.ConntrackFlow) bool {
	tcp, is := flow.ProtoInfo.(*netlink.ProtoInfoTCP)
	return is && tcp.State >= established && tcp.State <= closeWait
}

// destroy is nothing where no socket of this pod has such an end, and where the kernel cannot: then the next packet is answered by a reset.
func destroy(end netlink.IPTuple) error {
	err := netlink.SocketDestroy(&net.TCPAddr{IP: end.SrcIP, Port: int(end.SrcPort)}, &net.TCPAddr{IP: end.DstIP, Port: int(end.DstPort)})
	if errors.Is(err, unix.ENOENT) || errors.Is(err, unix.EOPNOTSUPP) {
		return nil
	}
	return err
}

func address(ip net.IP) netip.Addr {
	a, _ := netip.AddrFromSlice(ip)
	return a.Unmap()
}
