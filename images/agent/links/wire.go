package links

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"slices"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

// Both ends are in the pod: what is sent into one comes out of the other, and nobody is there.
const (
	wire    = "compose0"
	wireEnd = "compose1"
)

// Wire leads the subnets to a link on which nobody answers: an address that nobody has is then what it is on Docker's bridge: after three
// seconds of asking for it "no route to host", or silence for UDP. Addresses that somebody has are translated before it comes to that.
// Programs that bind no address go on using the pod's own.
func Wire(subnets []netip.Prefix, own netip.Addr) error {
	link, err := wireFor(own)
	if err != nil {
		return fmt.Errorf("link %s: %w", wire, err)
	}
	for _, subnet := range subnets {
		destination, err := netlink.ParseIPNet(subnet.Masked().String())
		if err != nil {
			return err
		}
		route := netlink.Route{LinkIndex: link.Attrs().Index, Dst: destination, Scope: netlink.SCOPE_LINK, Src: own.AsSlice()}
		if err := netlink.RouteReplace(&route); err != nil {
			return fmt.Errorf("route %s: %w", subnet, err)
		}
	}
	return nil
}

// nobody is a link address of our own range that no link has.
var nobody = net.HardwareAddr{0x02, 0, 0, 0, 0, 0x01}

// Silence leads addresses to the wire as if somebody were there, who never answers: so Docker treats packets to a network that the container
// is not on. before are those of the last call, or of an agent that was here before.
func Silence(addresses, before []netip.Addr, own netip.Addr) error {
	link, err := netlink.LinkByName(wire)
	if err != nil {
		return fmt.Errorf("link %s: %w", wire, err)
	}
	for _, address := range before {
		if !slices.Contains(addresses, address) {
			err = errors.Join(err, unlessGone(netlink.RouteDel(routeTo(address, link, own))), unlessGone(netlink.NeighDel(neighbour(address, link))))
		}
	}
	for _, address := range addresses {
		err = errors.Join(err, netlink.RouteReplace(routeTo(address, link, own)), netlink.NeighSet(neighbour(address, link)))
	}
	return err
}

// Silenced are the addresses that an agent which was here before led to the wire: pods come and go, and others get their addresses.
func Silenced() (all []netip.Addr, err error) {
	link, err := netlink.LinkByName(wire)
	if err != nil {
		return nil, fmt.Errorf("link %s: %w", wire, err)
	}
	neighbours, err := netlink.NeighList(link.Attrs().Index, netlink.FAMILY_V4)
	for _, one := range neighbours {
		if address, ok := netip.AddrFromSlice(one.IP.To4()); ok && bytes.Equal(one.HardwareAddr, nobody) {
			all = append(all, address)
		}
	}
	return all, err
}

func unlessGone(err error) error {
	if errors.Is(err, unix.ESRCH) || errors.Is(err, unix.ENOENT) {
		return nil
	}
	return err
}

func neighbour(address netip.Addr, link netlink.Link) *netlink.Neigh {
	return &netlink.Neigh{LinkIndex: link.Attrs().Index, IP: address.AsSlice(), State: netlink.NUD_PERMANENT, HardwareAddr: nobody}
}

func routeTo(address netip.Addr, link netlink.Link, own netip.Addr) *netlink.Route {
	destination := &net.IPNet{IP: address.AsSlice(), Mask: net.CIDRMask(32, 32)}
	return &netlink.Route{LinkIndex: link.Attrs().Index, Dst: destination, Scope: netlink.SCOPE_LINK, Src: own.AsSlice()}
}

func wireFor(own netip.Addr) (netlink.Link, error) {
	outer, err := linkWith(own)
	if err != nil {
		return nil, err
	}
	attributes := netlink.NewLinkAttrs()
	attributes.Name, attributes.MTU = wire, outer.MTU
	// after a restart of the sidecar it is there
	if err := netlink.LinkAdd(&netlink.Veth{LinkAttrs: attributes, PeerName: wireEnd}); err != nil && !errors.Is(err, os.ErrExist) {
		return nil, err
	}
	for _, name := range []string{wireEnd, wire} {
		link, err := netlink.LinkByName(name)
		if err != nil {
			return nil, err
		}
		netlink.LinkSetIP6AddrGenMode(link, 1) // none; where IPv6 is off there is no such thing
		if err := netlink.LinkSetUp(link); err != nil {
			return nil, err
		}
	}
	return netlink.LinkByName(wire)
}

// linkWith the address: packets leave by that one.
func linkWith(own netip.Addr) (net.Interface, error) {
	all, err := net.Interfaces()
	if err != nil {
		return net.Interface{}, err
	}
	for _, link := range all {
		addresses, err := link.Addrs()
		if err != nil {
			return net.Interface{}, err
		}
		for _, address := range addresses {
			if prefix, err := netip.ParsePrefix(address.String()); err == nil && prefix.Addr() == own {
				return link, nil
			}
		}
	}
	return net.Interface{}, fmt.Errorf("no link has the address %s", own)
}
