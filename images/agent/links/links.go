// Package links gives the pod its addresses, or takes its network away.
package links

import (
	"errors"
	"fmt"
	"net/netip"

	"github.com/vishvananda/netlink"
)

const loopback = "lo"

// Own puts static addresses on lo: every program of the pod can bind them, nobody outside sees them.
func Own(addresses []netip.Addr) error {
	lo, err := netlink.LinkByName(loopback)
	if err != nil {
		return fmt.Errorf("%s: %w", loopback, err)
	}
	if err := netlink.LinkSetUp(lo); err != nil {
		return fmt.Errorf("%s up: %w", loopback, err)
	}
	for _, address := range addresses {
		prefix, err := netlink.ParseIPNet(netip.PrefixFrom(address, address.BitLen()).String())
		if err != nil {
			return err
		}
		if err := netlink.AddrReplace(lo, &netlink.Addr{IPNet: prefix}); err != nil {
			return fmt.Errorf("address %s on %s: %w", address, loopback, err)
		}
	}
	return nil
}

// Unplug leaves lo as the only link that is up, and no address or route on any other.
func Unplug() error {
	all, err := netlink.LinkList()
	if err != nil {
		return err
	}
	for _, link := range all {
		if link.Attrs().Name == loopback {
			continue
		}
		if err := unplug(link); err != nil {
			return fmt.Errorf("%s: %w", link.Attrs().Name, err)
		}
	}
	return Own(nil)
}

func unplug(link netlink.Link) error {
	addresses, err := netlink.AddrList(link, netlink.FAMILY_ALL)
	if err != nil {
		return err
	}
	for _, address := range addresses {
		err = errors.Join(err, netlink.AddrDel(link, &address))
	}
	// Its routes go with it.
	return errors.Join(err, netlink.LinkSetDown(link))
}
