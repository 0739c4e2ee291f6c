package rules

import (
	"net/netip"
	"slices"
	"testing"

	"boulderk8s.io/agent/endpoint"
	"boulderk8s.io/agent/peers"
)

var bouldernet = netip.MustParsePrefix("10.77.77.0/24")

// answering is a pod of a service that is on bouldernet, and answers for these sockets.
func answering(name, ip string, sockets ...string) peers.Peer {
	p := pod(name + " " + ip)
	p.Endpoint.Networks["bouldernet"] = endpoint.Membership{Subnets: []netip.Prefix{bouldernet}}
	for _, at := range sockets {
		p.Endpoint.Sockets = append(p.Endpoint.Sockets, netip.MustParseAddrPort(at))
	}
	p.Ready = true
	return p
}

func binding(p peers.Peer, address string) peers.Peer {
	p.Endpoint.Local = addresses(address)
	return p
}

var (
	sa1   = answering("sa-1", "10.244.0.21", "10.77.77.77:9395", "10.77.77.77:8003")
	sa2   = answering("sa-2", "10.244.0.22", "10.77.77.77:9495")
	nonce = binding(answering("nonce-1", "10.244.0.23", "10.77.77.77:9301"), "10.77.77.77")
)

func TestSocketsStandBeforeTheirAddress(t *testing.T) {
	mustPlanWired(t, true, sa2, []peers.Peer{runner, sa1, nonce}, nil, `
		mark: ip daddr . tcp dport { 10.77.77.77 . 8003, 10.77.77.77 . 9301, 10.77.77.77 . 9395, 10.77.77.77 . 9495 } accept
		out: dnat to ip daddr . tcp dport map { 10.77.77.77 . 8003 : 10.244.0.21, 10.77.77.77 . 9301 : 10.244.0.23, 10.77.77.77 . 9395 : 10.244.0.21, 10.77.77.77 . 9495 : 10.244.0.22 }
		mark: ip daddr 10.77.77.77 ip dscp set 0x03
		out: ip daddr 10.77.77.77 dnat to 10.244.0.2
		keep: oifname != "lo" ip daddr 10.77.77.0/24 tcp flags & syn == 0 ct state new reject with tcp reset
		in: ip saddr 10.244.0.2 snat to 10.77.77.77`)
}

func TestAPodThatBindsAnAddressOfAnotherLeavesItsRestToThatOne(t *testing.T) {
	mustPlanWired(t, true, nonce, []peers.Peer{runner, sa2}, addresses("10.77.77.77"), `
		out: ip daddr 10.77.77.77 tcp dport 9301 accept
		arrive: ip daddr 10.244.0.23 tcp dport 9301 dnat to 10.77.77.77
		mark: ip daddr . tcp dport { 10.77.77.77 . 9495, 10.77.77.77 . 9301 } accept
		out: dnat to ip daddr . tcp dport map { 10.77.77.77 . 9495 : 10.244.0.22 }
		leave: oifname != "lo" ip saddr 10.77.77.77 snat to 10.244.0.23
		mark: ip daddr 10.77.77.77 ip dscp set 0x03
		out: ip daddr 10.77.77.77 dnat to 10.244.0.2
		keep: oifname != "lo" ip daddr 10.77.77.0/24 tcp flags & syn == 0 ct state new reject with tcp reset`)
}

func TestAnAddressThatHasNoOwnerRefuses(t *testing.T) {
	mustPlanWired(t, true, sa2, []peers.Peer{nonce}, nil, `
		mark: ip daddr . tcp dport { 10.77.77.77 . 9301, 10.77.77.77 . 9495 } accept
		out: dnat to ip daddr . tcp dport map { 10.77.77.77 . 9301 : 10.244.0.23, 10.77.77.77 . 9495 : 10.244.0.22 }
		mark: ip daddr 10.77.77.77 meta l4proto tcp ct state new reject with tcp reset
		keep: oifname != "lo" ip daddr 10.77.77.0/24 tcp flags & syn == 0 ct state new reject with tcp reset`)
}

func TestTheOwnerOfAnAddressAndStrangersHaveNoRulesForItsSockets(t *testing.T) {
	owner := runner
	stranger := pod("edge 10.244.0.5 publicnet=")
	for _, self := range []peers.Peer{owner, stranger} {
		if called := Called(self, []peers.Peer{sa1, nonce}); len(called) > 0 {
			t.Errorf("%s: %v", self.Pod, called)
		}
	}
}

func TestSeveralPodsOfOneSocketShareItsConnections(t *testing.T) {
	twin, third, late := sa1, sa1, sa1
	twin.Pod, twin.IP = "sa-1b", netip.MustParseAddr("10.244.0.31")
	third.Pod, third.IP = "sa-1c", netip.MustParseAddr("10.244.0.32")
	late.Pod, late.IP, late.Ready = "sa-1d", netip.MustParseAddr("10.244.0.33"), false
	var got []string
	for _, rule := range Plan(sa2, []peers.Peer{sa1, twin, third, late}, nil, Local{Wired: true}) {
		if rule.Chain == Out && rule.TCP == 9395 {
			got = append(got, rule.String())
		}
	}
	want := []string{
		"out: ip daddr 10.77.77.77 tcp dport 9395 numgen random mod 3 0 dnat to 10.244.0.21",
		"out: ip daddr 10.77.77.77 tcp dport 9395 numgen random mod 2 0 dnat to 10.244.0.31"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if called := Called(sa2, []peers.Peer{late}); len(called[netip.MustParseAddrPort("10.77.77.77:9395")]) != 1 {
		t.Errorf("without a ready one: %v", called)
	}
}

func TestConnectionsToASocketThatHasMovedAreStale(t *testing.T) {
	flow := func(destination, answering string, port uint16) Flow {
		return Flow{TCP: true, Source: consul.IP, Destination: netip.MustParseAddr(destination), Port: port, Answering: netip.MustParseAddr(answering)}
	}
	self := answering("sa-3", "10.244.0.24")
	appeared := Changes(self, []peers.Peer{runner}, []peers.Peer{runner, sa1})
	if appeared.Empty() || !appeared.Matches(flow("10.77.77.77", "10.77.77.77", 9395)) {
		t.Error("a connection to nobody is not stale where somebody has come")
	}
	for _, fresh := range []Flow{flow("10.77.77.77", "10.244.0.2", 9395), flow("10.77.77.77", "10.77.77.77", 9999)} {
		if appeared.Matches(fresh) {
			t.Errorf("%+v is stale", fresh)
		}
	}
	if gone := Changes(self, []peers.Peer{runner, sa1}, []peers.Peer{runner}); !gone.Matches(flow("10.77.77.77", "10.244.0.21", 9395)) {
		t.Error("a connection to one who is gone is not stale")
	}
	if moved := Changes(nonce, nil, []peers.Peer{runner}); moved.Matches(flow("10.77.77.77", "10.77.77.77", 9301)) {
		t.Error("a connection within the pod is stale")
	}
}

func TestNobodyLooksForStaleConnectionsWhileASocketGoesFromOneLivingPodToAnother(t *testing.T) {
	self := answering("sa-3", "10.244.0.24")
	starting, next, leaving := sa1, sa1, sa1
	starting.Pod, starting.IP, starting.Ready = "sa-1b", netip.MustParseAddr("10.244.0.31"), false
	next.Pod, next.IP = starting.Pod, starting.IP
	leaving.Terminating = true
	roll := [][]peers.Peer{{sa1}, {sa1, starting}, {next, sa1}, {next, leaving}}
	for i := range len(roll) - 1 {
		if !Changes(self, roll[i], roll[i+1]).Empty() {
			t.Errorf("step %d", i+1)
		}
	}
	if Changes(self, roll[len(roll)-1], []peers.Peer{next}).Empty() {
		t.Error("its old pod is gone")
	}
}
