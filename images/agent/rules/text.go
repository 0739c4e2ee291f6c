package rules

import (
	"fmt"
	"strings"
)

// String is the rule as nft writes it, after the name of its chain.
func (r Rule) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:", r.Chain)
	say := func(when bool, format string, args ...any) {
		if when {
			fmt.Fprintf(&b, " "+format, args...)
		}
	}
	say(r.NotLocal, `oifname != "lo"`)
	say(r.From.IsValid(), "ip saddr %s", r.From)
	say(r.To.IsValid(), "ip daddr %s", r.To)
	say(r.Within.IsValid(), "ip daddr %s", r.Within)
	say(r.DSCP != 0, "ip dscp 0x%02x", r.DSCP)
	say(r.UDP != 0, "udp dport %d", r.UDP)
	say(r.TCP != 0, "tcp dport %d", r.TCP)
	say(r.Anywhere, "meta l4proto udp socket wildcard 1")
	say(r.AnyTCP, "meta l4proto tcp")
	say(r.Midway, "tcp flags & syn == 0")
	say(r.New, "ct state new")
	say(r.OneOf != 0, "numgen random mod %d 0", r.OneOf)
	r.saySockets(&b)
	say(r.Drop, "drop")
	say(r.Accept, "accept")
	say(r.SetDSCP != nil, "ip dscp set 0x%02x", deref(r.SetDSCP))
	say(r.Reject, "reject with icmp host-unreachable")
	say(r.NoRoute, "reject with icmp net-unreachable")
	say(r.Reset, "reject with tcp reset")
	verb := "dnat"
	if r.Chain == Leave || r.Chain == In {
		verb = "snat"
	}
	if r.Translate.IsValid() && r.Translate.Port() == 0 {
		say(true, "%s to %s", verb, r.Translate.Addr())
	} else {
		say(r.Translate.IsValid(), "%s to %s", verb, r.Translate)
	}
	return b.String()
}

func (r Rule) saySockets(b *strings.Builder) {
	if len(r.Sockets) == 0 {
		return
	}
	var all []string
	for _, lead := range r.Sockets {
		text := fmt.Sprintf("%s . %d", lead.At.Addr(), lead.At.Port())
		if !r.Accept {
			text += " : " + lead.Pod.String()
		}
		all = append(all, text)
	}
	form := " dnat to ip daddr . tcp dport map { %s }"
	if r.Accept {
		form = " ip daddr . tcp dport { %s }"
	}
	fmt.Fprintf(b, form, strings.Join(all, ", "))
}

func deref(p *uint8) uint8 {
	if p == nil {
		return 0
	}
	return *p
}
