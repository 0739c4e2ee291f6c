package links

import (
	"fmt"
	"net/netip"

	"github.com/vishvananda/netlink/nl"
	"golang.org/x/sys/unix"
)

// places in the kernel's interface: linux/if_link.h, linux/ip.h
const (
	inetConf  = 1  // IFLA_INET_CONF
	arpIgnore = 19 // IPV4_DEVCONF_ARP_IGNORE
	ownOnly   = 1  // only for addresses of the link that is asked
)

// KeepToOwn makes the link with this address answer ARP for its own addresses alone. Else Linux answers for those on lo, too, and where pods
// share a link, others would take this pod for the one that has them. By netlink: /proc/sys cannot be written in a container.
func KeepToOwn(own netip.Addr) error {
	link, err := linkWith(own)
	if err != nil {
		return err
	}
	request := nl.NewNetlinkRequest(unix.RTM_SETLINK, unix.NLM_F_ACK)
	message := nl.NewIfInfomsg(unix.AF_UNSPEC)
	message.Index = int32(link.Index)
	request.AddData(message)
	families := nl.NewRtAttr(unix.IFLA_AF_SPEC, nil)
	families.AddRtAttr(unix.AF_INET, nil).AddRtAttr(inetConf, nil).AddRtAttr(arpIgnore, nl.Uint32Attr(ownOnly))
	request.AddData(families)
	if _, err := request.Execute(unix.NETLINK_ROUTE, 0); err != nil {
		return fmt.Errorf("arp_ignore of the link with %s: %w", own, err)
	}
	return nil
}
