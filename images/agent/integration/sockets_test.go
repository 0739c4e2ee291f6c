package integration

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// split is a stack whose services have pods of their own: sa-1 and sa-2 with one address of the runner's between them, and a nonce that binds it.
type split struct {
	*lab
	runner, consul, sa1, sa2, nonce *pod
}

func splitStack(t *testing.T) split {
	l := newLab(t)
	bouldernetOf := func(addresses ...string) map[string]network {
		return map[string]network{"bouldernet": {addresses: addresses, subnets: bouldernet}}
	}
	s := split{lab: l,
		runner: l.pod("runner", with(endpointOf("boulder", map[string]network{
			"bouldernet": {addresses: []string{"10.77.77.77"}, subnets: bouldernet},
			"publicnet":  {addresses: []string{"64.112.117.122"}, subnets: publicnet}}), `"doors":[{"port":20001,"to":"64.112.117.122:80"}]`)),
		consul: l.pod("bconsul", endpointOf("bconsul", bouldernetOf("10.77.77.10"))),
		sa1:    l.pod("sa-1", with(endpointOf("sa-1", bouldernetOf()), `"sockets":["10.77.77.77:9395","10.77.77.77:8003"]`)),
		sa2: l.pod("sa-2", with(endpointOf("sa-2", bouldernetOf()),
			`"sockets":["10.77.77.77:9495"],"forwards":[{"listen":"localhost:4501","to":"10.77.77.77:9395"}]`)),
		nonce: l.pod("nonce-1", with(endpointOf("nonce-1", bouldernetOf()), `"sockets":["10.77.77.77:9301","10.77.77.77:8111"],"local":["10.77.77.77"]`)),
	}
	s.sa1.serveTCP("0.0.0.0:9395")
	s.sa2.serveTCP("0.0.0.0:9495")
	return s
}

// with adds fields to an endpoint.
func with(endpoint, fields string) string {
	return strings.TrimSuffix(endpoint, "}") + "," + fields + "}"
}

func (s split) all() []*pod { return []*pod{s.runner, s.consul, s.sa1, s.sa2, s.nonce} }

func (s split) up(t *testing.T) {
	for _, p := range s.all() {
		p.up()
	}
	s.nonce.serveTCP("10.77.77.77:9301")
	s.nonce.serveTCP("0.0.0.0:8111")
	for _, p := range s.all() {
		eventually(t, "peers of "+p.name, func() error { return p.knowsAll(s.all()...) })
	}
}

func TestOneAddressOfManyPods(t *testing.T) {
	s := splitStack(t)
	s.up(t)

	t.Run("a socket of the address leads to the pod that answers for it, the rest to the one that has the address", func(t *testing.T) {
		s.runner.serveTCP("10.77.77.77:4001")
		s.runner.serveUDP("10.77.77.77:8053")
		for _, from := range []*pod{s.consul, s.sa2, s.nonce} {
			from.mustSee(t, "tcp", "", "10.77.77.77:9395", s.sa1.ip+":9395 <- "+from.callsFrom())
			from.mustSee(t, "tcp", "", "10.77.77.77:4001", "10.77.77.77:4001 <- "+from.callsFrom())
			from.mustSee(t, "udp", "", "10.77.77.77:8053", "10.77.77.77:8053 <- "+from.callsFrom())
		}
		s.sa1.mustSee(t, "tcp", "", "10.77.77.77:9495", s.sa2.ip+":9495 <- "+s.sa1.ip)
	})
	t.Run("a pod calls itself where it answers", func(t *testing.T) {
		s.sa1.mustSee(t, "tcp", "", "10.77.77.77:9395", s.sa1.ip+":9395 <- "+s.sa1.ip)
		s.nonce.mustSee(t, "tcp", "", "10.77.77.77:9301", "10.77.77.77:9301 <- 10.77.77.77")
	})
	t.Run("the pod that has the address reaches its own sockets", func(t *testing.T) {
		s.runner.serveTCP("0.0.0.0:9395") // its stand-in
		s.runner.mustSee(t, "tcp", "", "10.77.77.77:9395", "10.77.77.77:9395 <- 10.77.77.77")
		s.runner.mustSee(t, "tcp", "", s.sa1.ip+":9395", s.sa1.ip+":9395 <- 10.77.77.77")
	})
	t.Run("a program that binds the address is called by it, and by its pod's", func(t *testing.T) {
		for _, address := range []string{"10.77.77.77:9301", s.nonce.ip + ":9301"} {
			s.consul.mustSee(t, "tcp", "", address, "10.77.77.77:9301 <- 10.77.77.10")
			s.sa1.mustSee(t, "tcp", "", address, "10.77.77.77:9301 <- "+s.sa1.ip)
		}
		s.consul.mustSee(t, "tcp", "", "10.77.77.77:8111", "10.77.77.77:8111 <- 10.77.77.10")
		probe := &pod{lab: s.lab, name: "kubelet", namespace: s.node()}
		probe.mustSee(t, "tcp", "", s.nonce.ip+":9301", "10.77.77.77:9301 <- "+gateway)
	})
	t.Run("its answers to a caller that has the same address leave the pod", func(t *testing.T) {
		s.runner.mustSee(t, "tcp", "", s.nonce.ip+":9301", "10.77.77.77:9301 <- "+s.runner.ip)
		s.runner.mustSee(t, "tcp", "10.77.77.77", s.nonce.ip+":9301", "10.77.77.77:9301 <- "+s.runner.ip)
	})
	t.Run("it does not answer for the address on the wire", func(t *testing.T) {
		s.ip("-n", s.node(), "route", "add", "10.77.77.77/32", "dev", "bridge")
		node := &pod{lab: s.lab, name: "node", namespace: s.node()}
		if got, err := node.ask("tcp", "", "10.77.77.77:9301"); !errors.Is(err, syscall.EHOSTUNREACH) {
			t.Errorf("%q, %v", got, err)
		}
	})
	t.Run("forwards lead from within the pod, by both loopback addresses", func(t *testing.T) {
		for _, address := range []string{"127.0.0.1:4501", "[::1]:4501"} {
			s.sa2.mustSee(t, "tcp", "", address, s.sa1.ip+":9395 <- "+s.sa2.ip)
		}
	})
	t.Run("a door leads a caller without an agent to the address that it stands for", func(t *testing.T) {
		s.runner.serveTCP("64.112.117.122:80")
		node := &pod{lab: s.lab, name: "node", namespace: s.node()}
		node.mustSee(t, "tcp", "", s.runner.ip+":20001", "64.112.117.122:80 <- "+gateway)
		if _, err := node.ask("tcp", "", s.runner.ip+":80"); !isRefused(err) {
			t.Errorf("without a door: %v", err)
		}
	})
	t.Run("a socket that nobody listens at is refused", func(t *testing.T) {
		for _, address := range []string{"10.77.77.77:8003", "10.77.77.77:9999"} {
			if _, err := s.consul.ask("tcp", "", address); !isRefused(err) {
				t.Errorf("%s: %v", address, err)
			}
		}
	})
}

func TestAnAddressThatNobodyHasButItsSockets(t *testing.T) {
	s := splitStack(t)
	s.up(t)
	s.ip("-n", s.runner.namespace, "link", "set", "eth0", "down") // it refuses no more
	s.api.set("runner", nil)
	for _, from := range []*pod{s.consul, s.nonce} {
		eventually(t, "a refusal at the ports of nobody", func() error {
			if _, err := from.ask("tcp", "", "10.77.77.77:4001"); !isRefused(err) {
				return fmt.Errorf("%s: %w", from.name, err)
			}
			return nil
		})
		from.mustSee(t, "tcp", "", "10.77.77.77:9395", s.sa1.ip+":9395 <- "+from.callsFrom())
	}
	s.nonce.mustSee(t, "tcp", "", "10.77.77.77:9301", "10.77.77.77:9301 <- 10.77.77.77")
}

func TestSeveralPodsOfOneSocketShareItsConnections(t *testing.T) {
	s := splitStack(t)
	s.up(t)
	twin := s.pod("sa-1b", s.sa1.endpoint)
	twin.serveTCP("0.0.0.0:9395")
	twin.up()
	seen := map[string]int{}
	eventually(t, "both", func() error {
		got, err := s.consul.ask("tcp", "", "10.77.77.77:9395")
		if err != nil {
			t.Fatal(err)
		}
		seen[got]++
		if len(seen) < 2 || seen[s.sa1.ip+":9395 <- 10.77.77.10"] < 5 || seen[twin.ip+":9395 <- 10.77.77.10"] < 5 {
			return fmt.Errorf("%v", seen)
		}
		return nil
	})
	twin.published(map[string]any{"conditions": []any{map[string]any{"type": "Ready", "status": "False"}}})
	eventually(t, "the ready one alone", s.consul.rulesHave("numgen", false))
	for range 20 {
		s.consul.mustSee(t, "tcp", "", "10.77.77.77:9395", s.sa1.ip+":9395 <- 10.77.77.10")
	}
}

// Services come and go beside one that is at work.
func TestASocketIsAnsweredWhileOthersComeAndGo(t *testing.T) {
	s := splitStack(t)
	s.up(t)
	const address = "10.77.77.77:9395"
	sees := s.sa1.ip + ":9395 <- 10.77.77.10"
	old := s.connected(t, s.consul, address)
	done := make(chan int)
	go func() {
		for asked := 0; ; asked++ {
			select {
			case done <- asked:
				return
			case <-time.After(10 * time.Millisecond): // closed ones are remembered for two minutes, and there are not that many ports
			}
			if got, err := s.consul.ask("tcp", "", address); err != nil || got != sees {
				t.Errorf("a new connection after %d: %q, %v", asked, got, err)
			}
			if got, err := askOn(old); err != nil || got != sees {
				t.Errorf("the old one after %d: %q, %v", asked, got, err)
			}
		}
	}()
	guest := s.pod("guest", with(endpointOf("guest", map[string]network{"bouldernet": {subnets: bouldernet}}), `"sockets":["10.77.77.77:9999"]`))
	for range 20 {
		guest.published(nil)
		eventually(t, "the guest", s.consul.rulesHave("10.77.77.77 . 9999", true))
		s.api.set("guest", nil)
		eventually(t, "no guest", s.consul.rulesHave("10.77.77.77 . 9999", false))
	}
	if asked := <-done; asked < 5 {
		t.Errorf("only %d rounds of traffic", asked)
	}
}

// There is no farewell when a node goes. The program here waits for an answer, or says something more.
func TestAConnectionToAPodThatIsGoneEnds(t *testing.T) {
	s := splitStack(t)
	s.up(t)
	waiting, talking := s.connected(t, s.consul, "10.77.77.77:9395"), s.connected(t, s.consul, "10.77.77.77:9395")
	others := s.connected(t, s.consul, "10.77.77.77:9495")
	s.connected(t, s.sa1, "10.77.77.77:9495")
	if s.sa2.openTo(s.sa1.ip) == "" {
		t.Fatal("the connection that the pod has begun is not seen")
	}
	s.ip("-n", s.sa1.namespace, "link", "set", "eth0", "down")
	s.api.set("sa-1", nil)

	waiting.SetReadDeadline(time.Now().Add(60 * time.Second))
	if n, err := waiting.Read(make([]byte, 1)); n > 0 || err == nil || isTimeout(err) {
		t.Errorf("who waits: %d bytes, %v", n, err)
	}
	if got, err := askOn(talking); err == nil || isTimeout(err) {
		t.Errorf("who says something: %q, %v", got, err)
	}
	if got, err := askOn(others); err != nil {
		t.Errorf("a connection to another pod: %q, %v", got, err)
	}
	eventually(t, "the end of what the pod had begun", func() error {
		if open := s.sa2.openTo(s.sa1.ip); open != "" {
			return errors.New(open)
		}
		return nil
	})
}

func (s split) connected(t *testing.T, from *pod, address string) net.Conn {
	t.Helper()
	c, err := from.dial("tcp", "", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if _, err := askOn(c); err != nil {
		t.Fatal(err)
	}
	return c
}

// openTo lists sockets of this pod that are connected with an address.
func (p *pod) openTo(address string) string {
	p.t.Helper()
	sockets, err := exec.Command("ip", "netns", "exec", p.namespace, "cat", "/proc/net/tcp", "/proc/net/tcp6").Output()
	if err != nil {
		p.t.Fatal(err)
	}
	ip := netip.MustParseAddr(address).As4()
	reversed := fmt.Sprintf("%02X%02X%02X%02X:", ip[3], ip[2], ip[1], ip[0])
	var open []string
	for line := range strings.Lines(string(sockets)) {
		if words := strings.Fields(line); len(words) > 3 && words[3] == "01" && strings.Contains(words[2], reversed) {
			open = append(open, line)
		}
	}
	return strings.Join(open, "")
}

// callsFrom is the source that peers see.
func (p *pod) callsFrom() string {
	if p.name == "bconsul" {
		return consulEndpointAddress
	}
	return p.ip
}
