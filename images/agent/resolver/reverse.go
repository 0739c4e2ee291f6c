package resolver

import (
	"net/netip"
	"slices"
	"strings"
)

// fromReverseName reads 4.77.77.10.in-addr.arpa. and its like in ip6.arpa.; the zero address for every other name.
func fromReverseName(name string) netip.Addr {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if digits, is := strings.CutSuffix(name, ".in-addr.arpa"); is {
		parts := strings.Split(digits, ".")
		slices.Reverse(parts)
		address, _ := netip.ParseAddr(strings.Join(parts, "."))
		return address
	}
	if digits, is := strings.CutSuffix(name, ".ip6.arpa"); is {
		nibbles := strings.Split(digits, ".")
		slices.Reverse(nibbles)
		var groups []string
		for group := range slices.Chunk(nibbles, 4) {
			groups = append(groups, strings.Join(group, ""))
		}
		address, _ := netip.ParseAddr(strings.Join(groups, ":"))
		return address
	}
	return netip.Addr{}
}
