package names

import (
	"fmt"
	"net/netip"
	"testing"

	"boulderk8s.io/agent/endpoint"
	"boulderk8s.io/agent/peers"
)

func member(container, names, address string) endpoint.Membership {
	m := endpoint.Membership{Container: container, Names: []string{names, container}}
	if address != "" {
		m.Addresses = []netip.Addr{netip.MustParseAddr(address)}
	}
	return m
}

func pod(ip string, networks map[string]endpoint.Membership) peers.Peer {
	for key, m := range networks {
		m.Network = "boulder_" + key
		networks[key] = m
	}
	return peers.Peer{Pod: ip, IP: netip.MustParseAddr(ip), Endpoint: endpoint.Endpoint{Networks: networks}}
}

type nets = map[string]endpoint.Membership

var (
	self   = pod("10.244.0.2", nets{"bouldernet": member("boulder_tests", "Tests", "10.77.77.77"), "publicnet": member("boulder_tests", "tests", "64.112.117.122")})
	redis  = pod("10.244.0.3", nets{"bouldernet": member("boulder-bredis_1-1", "bredis_1", "10.77.77.4")})
	db     = pod("10.244.0.4", nets{"bouldernet": member("boulder-bmariadb-1", "bmariadb", "")})
	db2    = pod("10.244.0.5", nets{"bouldernet": member("boulder-bmariadb-2", "bmariadb", "")})
	both   = pod("10.244.0.6", nets{"publicnet": member("both", "both", "64.112.117.9"), "bouldernet": member("both", "both", "10.77.77.9")})
	hidden = pod("10.244.0.7", nets{"backnet": member("hidden", "hidden", "10.99.99.9")})
)

func TestNames(t *testing.T) {
	table := Build(self, []peers.Peer{redis, db, db2, both, hidden})
	for name, want := range map[string]string{
		"bredis_1": "[10.77.77.4]", "BREDIS_1.": "[10.77.77.4]", "boulder-bredis_1-1": "[10.77.77.4]", "bredis_1.boulder_bouldernet": "[10.77.77.4]",
		"bmariadb": "[10.244.0.4 10.244.0.5]", "boulder-bmariadb-2": "[10.244.0.5]",
		"both": "[10.77.77.9]", "both.boulder_publicnet": "[64.112.117.9]", "tests": "[10.77.77.77]",
		"hidden": "[]", "bredis_1.svc.cluster.local": "[]", "redis": "[]", "": "[]", ".": "[]",
	} {
		if got, known := table.Lookup(name); fmt.Sprint(got) != want || known != (want != "[]") {
			t.Errorf("%q: %v, %v", name, got, known)
		}
	}
	for address, want := range map[string]string{
		"10.77.77.4": "boulder-bredis_1-1.boulder_bouldernet", "10.244.0.4": "boulder-bmariadb-1.boulder_bouldernet",
		"64.112.117.9": "both.boulder_publicnet", "10.77.77.77": "boulder_tests.boulder_bouldernet", "10.99.99.9": "", "10.244.0.7": "",
	} {
		if got, _ := table.Reverse(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %q", address, got)
		}
	}
}

func TestATerminatingPodHasItsNamesOnlyWhileNobodyElseHasThem(t *testing.T) {
	going := db
	going.Terminating = true
	for want, others := range map[string][]peers.Peer{"[10.244.0.5]": {db2, going}, "[10.244.0.4]": {going}} {
		table := Build(self, others)
		if got, _ := table.Lookup("bmariadb"); fmt.Sprint(got) != want {
			t.Errorf("%v, not %s", got, want)
		}
	}
}

func TestAnEmptyTableKnowsNothing(t *testing.T) {
	var table Table
	if _, known := table.Lookup("any"); known {
		t.Error("any is known")
	}
	if _, known := table.Reverse(netip.Addr{}); known {
		t.Error("no address is known")
	}
}

func TestNamesOfTheServiceItselfWin(t *testing.T) {
	host := netip.MustParseAddr("10.1.2.3")
	asking := self
	asking.Endpoint.Hosts = map[string][]netip.Addr{"My_Host": {host}, "bredis_1": {host}}
	table := Build(asking, []peers.Peer{redis})
	for _, name := range []string{"my_host", "MY_HOST.", "bredis_1"} {
		if got, known := table.Lookup(name); !known || len(got) != 1 || got[0] != host {
			t.Errorf("%s: %v %v", name, got, known)
		}
	}
	if got, _ := Build(redis, []peers.Peer{asking}).Lookup("my_host"); got != nil {
		t.Errorf("a peer knows %v", got)
	}
}
