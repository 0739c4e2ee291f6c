package rules

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"boulderk8s.io/agent/endpoint"
	"boulderk8s.io/agent/peers"
)

// pod is written as "service ip network=address,address network= ...".
func pod(text string) peers.Peer {
	words := strings.Fields(text)
	p := peers.Peer{Pod: words[0], IP: netip.MustParseAddr(words[1]), Endpoint: endpoint.Endpoint{Service: words[0], Networks: map[string]endpoint.Membership{}}}
	for _, word := range words[2:] {
		key, list, _ := strings.Cut(word, "=")
		p.Endpoint.Networks[key] = endpoint.Membership{Addresses: addresses(strings.FieldsFunc(list, func(r rune) bool { return r == ',' })...)}
	}
	return p
}

func addresses(texts ...string) (all []netip.Addr) {
	for _, text := range texts {
		all = append(all, netip.MustParseAddr(text))
	}
	return all
}

var (
	runner = pod("boulder 10.244.0.2 bouldernet=10.77.77.77 publicnet=64.112.117.122 publicnet2=64.112.117.134")
	consul = pod("bconsul 10.244.0.3 bouldernet=10.77.77.10")
	db     = pod("bmariadb 10.244.0.4 bouldernet=")
	edge   = pod("edge 10.244.0.5 publicnet= backnet=10.99.99.9")
)

func mustPlan(t *testing.T, self peers.Peer, others []peers.Peer, known []netip.Addr, want string) {
	t.Helper()
	mustPlanWired(t, false, self, others, known, want)
}

func mustPlanWired(t *testing.T, wired bool, self peers.Peer, others []peers.Peer, known []netip.Addr, want string) {
	t.Helper()
	var got []string
	for _, rule := range Plan(self, others, known, Local{UDP: 1053, TCP: 2053, Wired: wired}) {
		got = append(got, rule.String())
	}
	wanted := append([]string{"out: ip daddr 127.0.0.11 udp dport 53 dnat to 127.0.0.11:1053", "out: ip daddr 127.0.0.11 tcp dport 53 dnat to 127.0.0.11:2053"},
		slices.DeleteFunc(strings.Split(strings.ReplaceAll(want, "\t", ""), "\n"), func(line string) bool { return line == "" })...)
	if !slices.Equal(got, wanted) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(wanted, "\n"))
	}
}

func TestPlanOfAServiceWithOneAddress(t *testing.T) {
	mustPlan(t, consul, []peers.Peer{runner, db, edge}, addresses("10.99.99.9", "64.112.117.122", "64.112.117.134", "10.77.77.77", "10.77.77.10"), `
		mark: ip daddr 10.77.77.77 ip dscp set 0x03
		out: ip daddr 10.77.77.77 dnat to 10.244.0.2
		mark: ip daddr 10.99.99.9 reject with icmp host-unreachable
		mark: ip daddr 64.112.117.122 reject with icmp host-unreachable
		mark: ip daddr 64.112.117.134 reject with icmp host-unreachable
		arrive: ip daddr 10.244.0.3 meta l4proto udp socket wildcard 1 accept
		leave: oifname != "lo" ip saddr 10.77.77.10 snat to 10.244.0.3
		arrive: ip daddr 10.244.0.3 ip dscp 0x03 dnat to 10.77.77.10
		clear: ip dscp 0x03 ip dscp set 0x00
		in: ip saddr 10.244.0.2 snat to 10.77.77.77
		keep: ip daddr 10.244.0.5 ct state new drop`)
}

func TestPlanOfAServiceOnAnotherNetworkOfThePeer(t *testing.T) {
	mustPlan(t, edge, []peers.Peer{runner, consul}, nil, `
		mark: ip daddr 64.112.117.122 ip dscp set 0x07
		out: ip daddr 64.112.117.122 dnat to 10.244.0.2
		arrive: ip daddr 10.244.0.5 meta l4proto udp socket wildcard 1 accept
		leave: oifname != "lo" ip saddr 10.99.99.9 snat to 10.244.0.5
		arrive: ip daddr 10.244.0.5 ip dscp 0x03 dnat to 10.99.99.9
		clear: ip dscp 0x03 ip dscp set 0x00
		in: ip saddr 10.244.0.2 snat to 64.112.117.122
		keep: ip daddr 10.244.0.3 ct state new drop`)
}

func TestADoorLeadsToTheSocketThatItStandsFor(t *testing.T) {
	self := consul
	self.Endpoint.Doors = []endpoint.Door{{Port: 20000, To: netip.MustParseAddrPort("10.77.77.10:8500")}}
	mustPlan(t, self, nil, nil, `
		arrive: ip daddr 10.244.0.3 tcp dport 20000 dnat to 10.77.77.10:8500
		arrive: ip daddr 10.244.0.3 meta l4proto udp socket wildcard 1 accept
		leave: oifname != "lo" ip saddr 10.77.77.10 snat to 10.244.0.3
		arrive: ip daddr 10.244.0.3 ip dscp 0x03 dnat to 10.77.77.10
		clear: ip dscp 0x03 ip dscp set 0x00`)
}

func TestPlanWithoutAddressesOrPeers(t *testing.T) {
	mustPlan(t, pod("plain 10.244.0.9 default="), nil, nil, "")
}

func TestOwnAddressesAreNeverLookedForElsewhere(t *testing.T) {
	twin := pod("boulder-2 10.244.0.8 bouldernet=10.77.77.77")
	for _, rule := range Plan(runner, []peers.Peer{twin}, addresses("10.77.77.77"), Local{}) {
		if rule.To == netip.MustParseAddr("10.77.77.77") {
			t.Error(rule)
		}
	}
}

func TestThePreferredPodHasTheAddress(t *testing.T) {
	second := pod("bconsul-2 10.244.0.7 bouldernet=10.77.77.10")
	targets := Reachable(runner, []peers.Peer{second, consul})
	if len(targets) != 1 || targets[0].Peer.Pod != "bconsul-2" {
		t.Errorf("%+v", targets)
	}
}

func TestEveryAddressThatCanBeToldApartHasACodeOfItsOwn(t *testing.T) {
	codes := map[uint8]bool{}
	for index := range MaxAddresses {
		code := Code(index)
		if code&3 != 3 || code > 63 {
			t.Errorf("code 0x%02x of %d is not of pool 2", code, index)
		}
		codes[code] = true
	}
	if len(codes) != MaxAddresses {
		t.Errorf("%d codes", len(codes))
	}
	var list []string
	for i := range MaxAddresses + 2 {
		list = append(list, fmt.Sprintf("10.1.1.%d", i))
	}
	many := pod("many 10.244.0.6 net=" + strings.Join(list, ","))
	if got := len(Reachable(pod("plain 10.244.0.9 net="), []peers.Peer{many})); got != MaxAddresses {
		t.Errorf("%d addresses are reachable", got)
	}
}

func TestStaleConnections(t *testing.T) {
	again := pod("bconsul 10.244.0.33 bouldernet=10.77.77.10")
	terminating := consul
	flow := func(tcp bool, source, destination, answering string) Flow {
		return Flow{TCP: tcp, Source: netip.MustParseAddr(source), Destination: netip.MustParseAddr(destination), Answering: netip.MustParseAddr(answering)}
	}
	toOld := flow(true, "10.244.0.2", "10.77.77.10", "10.244.0.3")
	untranslated := flow(true, "10.244.0.2", "10.77.77.10", "10.77.77.10")
	fromOld := flow(false, "10.244.0.3", "10.244.0.2", "10.77.77.77")
	toDB := flow(false, "10.244.0.2", "10.244.0.4", "10.244.0.4")
	for name, c := range map[string]struct {
		before, now []peers.Peer
		stale       []Flow
		fresh       []Flow
	}{
		"nothing new":       {[]peers.Peer{consul, db}, []peers.Peer{consul, db}, nil, []Flow{toOld, untranslated, fromOld, toDB}},
		"made again":        {[]peers.Peer{consul, db}, []peers.Peer{again, db}, []Flow{toOld, untranslated, fromOld}, []Flow{toDB}},
		"first seen":        {[]peers.Peer{db}, []peers.Peer{consul, db}, []Flow{untranslated}, []Flow{toOld, fromOld, toDB}},
		"still terminating": {[]peers.Peer{consul}, []peers.Peer{again, terminating}, []Flow{untranslated, flow(false, "10.244.0.2", "10.77.77.10", "10.244.0.3")}, []Flow{toOld, fromOld}},
	} {
		stale := Changes(runner, c.before, c.now)
		if stale.Empty() != (len(c.stale) == 0) {
			t.Errorf("%s: Empty is %v", name, stale.Empty())
		}
		for _, f := range c.stale {
			if !stale.Matches(f) {
				t.Errorf("%s: %+v is not stale", name, f)
			}
		}
		for _, f := range c.fresh {
			if stale.Matches(f) {
				t.Errorf("%s: %+v is stale", name, f)
			}
		}
	}
}

func TestAnAddressOfASubnetThatNobodyHasStaysInside(t *testing.T) {
	self := pod("boulder 10.244.0.2 bouldernet=")
	m := self.Endpoint.Networks["bouldernet"]
	m.Subnets = []netip.Prefix{netip.MustParsePrefix("10.77.77.0/24"), netip.MustParsePrefix("fd00::/64")}
	self.Endpoint.Networks["bouldernet"] = m
	gone := addresses("10.77.77.4", "10.99.99.9")
	mustPlan(t, self, []peers.Peer{consul}, gone, `
		mark: ip daddr 10.77.77.10 ip dscp set 0x03
		out: ip daddr 10.77.77.10 dnat to 10.244.0.3
		mark: ip daddr 10.77.77.4 reject with icmp host-unreachable
		mark: ip daddr 10.99.99.9 reject with icmp host-unreachable
		keep: oifname != "lo" ip daddr 10.77.77.0/24 tcp flags & syn == 0 ct state new reject with tcp reset
		keep: oifname != "lo" ip daddr 10.77.77.0/24 drop
		in: ip saddr 10.244.0.3 snat to 10.77.77.10`)
	mustPlanWired(t, true, self, []peers.Peer{consul}, gone, `
		mark: ip daddr 10.77.77.10 ip dscp set 0x03
		out: ip daddr 10.77.77.10 dnat to 10.244.0.3
		keep: oifname != "lo" ip daddr 10.77.77.0/24 tcp flags & syn == 0 ct state new reject with tcp reset
		in: ip saddr 10.244.0.3 snat to 10.77.77.10`)
}

func TestAnInternalNetworkHasNoWayOutOfIt(t *testing.T) {
	inside := consul
	inside.Endpoint.Internal = true
	membership := inside.Endpoint.Networks["bouldernet"]
	membership.Subnets = []netip.Prefix{netip.MustParsePrefix("10.77.77.0/24")}
	inside.Endpoint.Networks = map[string]endpoint.Membership{"bouldernet": membership}
	local := Local{UDP: 1053, TCP: 2053, Wired: true, API: netip.MustParseAddrPort("10.96.0.1:443")}
	var kept []string
	for _, rule := range Plan(inside, []peers.Peer{runner, db, edge}, nil, local) {
		if rule.Chain == Keep {
			kept = append(kept, rule.String())
		}
	}
	want := []string{
		`keep: oifname != "lo" ip daddr 10.77.77.0/24 tcp flags & syn == 0 ct state new reject with tcp reset`, "keep: ip daddr 10.77.77.0/24 accept", "keep: ip daddr 10.244.0.2 accept", "keep: ip daddr 10.244.0.4 accept",
		"keep: ip daddr 10.96.0.1 tcp dport 443 accept", "keep: ip daddr 10.244.0.3 accept",
		`keep: oifname != "lo" reject with icmp net-unreachable`}
	if !slices.Equal(kept, want) {
		t.Errorf("%q, want %q", kept, want)
	}
	if open := Inside(consul, []peers.Peer{runner}, local.API); open != nil {
		t.Errorf("another pod: %v", open)
	}
}
