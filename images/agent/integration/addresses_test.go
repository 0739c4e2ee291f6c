package integration

import (
	"strings"
	"testing"
)

var bouldernet, publicnet, publicnet2 = []string{"10.77.77.0/24"}, []string{"64.112.117.0/25"}, []string{"64.112.117.128/25"}

// boulder is the stack in small: the runner on three networks, consul and a database on one, a stranger on another.
func boulder(t *testing.T) (runner, consul, db, stranger *pod) {
	l := newLab(t)
	runner = l.pod("runner", endpointOf("boulder", map[string]network{
		"bouldernet": {addresses: []string{"10.77.77.77"}, subnets: bouldernet},
		"publicnet":  {addresses: []string{"64.112.117.122"}, subnets: publicnet}, "publicnet2": {addresses: []string{"64.112.117.134"}, subnets: publicnet2},
	}, "10.77.77.10"))
	consul = l.pod("bconsul", endpointOf("bconsul", map[string]network{"bouldernet": {addresses: []string{"10.77.77.10"}, subnets: bouldernet}}))
	db = l.pod("bmariadb", endpointOf("bmariadb", map[string]network{"bouldernet": {names: []string{"boulder-MariaDB", "b_db_1"}, subnets: bouldernet}}))
	stranger = l.pod("stranger", endpointOf("stranger", map[string]network{
		"publicnet": {subnets: publicnet}, "publicnet2": {subnets: publicnet2}, "backnet": {addresses: []string{"10.99.99.9"}, subnets: []string{"10.99.99.0/24"}},
	}))
	for _, p := range []*pod{runner, consul, db, stranger} {
		p.up()
	}
	for _, p := range []*pod{runner, consul, db, stranger} {
		eventually(t, "peers of "+p.name, func() error { return p.knowsAll(runner, consul, db, stranger) })
	}
	return runner, consul, db, stranger
}

func TestAddresses(t *testing.T) {
	runner, consul, db, stranger := boulder(t)

	t.Run("a service bound to its static address answers on any port, and sees the static address of its caller", func(t *testing.T) {
		for _, port := range []string{"53", "8500", "61234"} {
			for network, serve := range map[string]func(string){"tcp": consul.serveTCP, "udp": consul.serveUDP} {
				serve("10.77.77.10:" + port)
				runner.mustSee(t, network, "", "10.77.77.10:"+port, "10.77.77.10:"+port+" <- 10.77.77.77")
				runner.mustSee(t, network, "64.112.117.134", "10.77.77.10:"+port, "10.77.77.10:"+port+" <- 10.77.77.77")
				db.mustSee(t, network, "", "10.77.77.10:"+port, "10.77.77.10:"+port+" <- "+db.ip)
			}
		}
	})
	t.Run("several addresses of one pod are told apart", func(t *testing.T) {
		for _, address := range []string{"10.77.77.77:80", "64.112.117.122:80", "64.112.117.134:80"} {
			runner.serveTCP(address)
			runner.serveUDP(address)
		}
		for _, protocol := range []string{"tcp", "udp"} {
			consul.mustSee(t, protocol, "", "10.77.77.77:80", "10.77.77.77:80 <- 10.77.77.10")
			consul.mustSee(t, protocol, "10.77.77.10", "10.77.77.77:80", "10.77.77.77:80 <- 10.77.77.10")
			stranger.mustSee(t, protocol, "", "64.112.117.122:80", "64.112.117.122:80 <- "+stranger.ip)
			stranger.mustSee(t, protocol, "", "64.112.117.134:80", "64.112.117.134:80 <- "+stranger.ip)
		}
	})
	t.Run("a UDP service on every address answers from the one that was called", func(t *testing.T) {
		runner.serveUDP("0.0.0.0:8053")
		for from, address := range map[*pod]string{consul: "10.77.77.77:8053", db: "10.77.77.77:8053", stranger: "64.112.117.134:8053"} {
			if got, err := from.ask("udp", "", address); err != nil || !strings.HasPrefix(got, "0.0.0.0:8053 <- ") {
				t.Errorf("%s -> %s: %q, %v", from.name, address, got, err)
			}
		}
		runner.mustSee(t, "udp", "", "64.112.117.122:8053", "0.0.0.0:8053 <- 64.112.117.122")
	})
	t.Run("addresses of other networks are not reachable", func(t *testing.T) {
		consul.mustNotReach(t, "64.112.117.122:80", "10.99.99.9:80")
		db.mustNotReach(t, "64.112.117.134:80")
		stranger.mustNotReach(t, "10.77.77.77:80", "10.77.77.10:8500")
		runner.mustNotReach(t, "10.99.99.9:80")
	})
	t.Run("nor are their pods by the address of the pod, though no policy of the cluster's network says so", func(t *testing.T) {
		db.serveTCP("0.0.0.0:3307")
		db.serveUDP("0.0.0.0:3307")
		consul.mustSee(t, "tcp", "", db.ip+":3307", db.ip+":3307 <- 10.77.77.10")
		stranger.mustNotReach(t, db.ip+":3307", consul.ip+":8500")
		stranger.serveTCP("0.0.0.0:80")
		db.mustNotReach(t, stranger.ip+":80")
	})
	t.Run("own addresses stay in the pod", func(t *testing.T) {
		for _, protocol := range []string{"tcp", "udp"} {
			runner.mustSee(t, protocol, "", "64.112.117.122:80", "64.112.117.122:80 <- 64.112.117.122")
			runner.mustSee(t, protocol, "10.77.77.77", "64.112.117.122:80", "64.112.117.122:80 <- 10.77.77.77")
		}
		runner.serveTCP("0.0.0.0:4001")
		runner.mustSee(t, "tcp", "", runner.ip+":4001", runner.ip+":4001 <- "+runner.ip)
		runner.mustSee(t, "tcp", "", "127.0.0.1:4001", "127.0.0.1:4001 <- 127.0.0.1")
	})
	t.Run("a pod without a static address is called by its own, and probes are left alone", func(t *testing.T) {
		db.serveTCP("0.0.0.0:3306")
		runner.mustSee(t, "tcp", "", db.ip+":3306", db.ip+":3306 <- 10.77.77.77")
		probe := &pod{lab: runner.lab, name: "kubelet", namespace: runner.node()}
		probe.mustSee(t, "tcp", "", runner.ip+":4001", runner.ip+":4001 <- "+gateway)
		probe.mustSee(t, "tcp", "", db.ip+":3306", db.ip+":3306 <- "+gateway)
	})
	t.Run("echo", func(t *testing.T) {
		for from, to := range map[*pod]string{runner: "10.77.77.10", consul: "10.77.77.77", stranger: "64.112.117.134"} {
			if err := from.ping(to); err != nil {
				t.Errorf("%s -> %s: %v", from.name, to, err)
			}
		}
		if err := consul.ping("64.112.117.122"); err == nil {
			t.Error("consul -> 64.112.117.122 answers")
		}
	})
	t.Run("an unreachable port is refused, not silent", func(t *testing.T) {
		for _, protocol := range []string{"tcp", "udp"} {
			if _, err := runner.ask(protocol, "", "10.77.77.10:9"); !isRefused(err) {
				t.Errorf("%s: %v", protocol, err)
			}
		}
	})
}
