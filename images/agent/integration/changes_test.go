package integration

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"

	"github.com/miekg/dns"
)

const consulEndpointAddress = "10.77.77.10"

func consulEndpoint() string {
	return endpointOf("bconsul", map[string]network{"bouldernet": {addresses: []string{consulEndpointAddress}, subnets: bouldernet}})
}

// sees is true once the service at the other end says so.
func (p *pod) sees(network, address, want string) func() error {
	return func() error {
		got, err := p.ask(network, "", address)
		if err == nil && got != want {
			err = fmt.Errorf("got %q", got)
		}
		return err
	}
}

func (p *pod) serve(address string) *pod {
	p.serveTCP(address)
	p.serveUDP(address)
	return p
}

func TestAPeerThatIsMadeAgain(t *testing.T) {
	runner, consul, _, _ := boulder(t)
	consul.serve("10.77.77.10:8500")
	runner.mustSee(t, "tcp", "", "10.77.77.10:8500", "10.77.77.10:8500 <- 10.77.77.77")

	// A UDP flow and a TCP connection that were made before.
	flow, err := runner.dial("udp", "10.77.77.77:7000", "10.77.77.10:8500")
	if err != nil {
		t.Fatal(err)
	}
	defer flow.Close()
	if got, err := askOn(flow); err != nil || got != "10.77.77.10:8500 <- 10.77.77.77" {
		t.Fatalf("%q, %v", got, err)
	}
	connection, err := runner.dial("tcp", "", "10.77.77.10:8500")
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()

	consul.lab.ip("-n", consul.namespace, "link", "set", "eth0", "down") // no farewell: as when a node drops a pod
	again := consul.lab.pod("bconsul", consulEndpoint())
	again.serve("0.0.0.0:8500")
	again.start()
	again.ready()
	again.published(nil)
	took := eventually(t, "the new pod", func() error { return runner.knowsAll(again) })
	t.Logf("known %s after its status was published", took)
	runner.mustSee(t, "tcp", "", "10.77.77.10:8500", "10.77.77.10:8500 <- 10.77.77.77")
	eventually(t, "the old UDP flow", func() error {
		if got, err := askOn(flow); err != nil || got != "0.0.0.0:8500 <- 10.77.77.77" {
			return fmt.Errorf("%q, %w", got, err)
		}
		return nil
	})
	// The new pod knows nothing of the old connection, and says so, instead of nobody ever answering.
	eventually(t, "the end of the old TCP connection", func() error {
		if _, err := askOn(connection); err == nil || isTimeout(err) {
			return fmt.Errorf("not reset: %w", err)
		}
		return nil
	})
	if log := runner.log.text(); !strings.Contains(log, "peers: bconsul 10.77.77.10 -> "+again.ip+"\n") {
		t.Errorf("log:\n%s", log)
	}
}

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

func TestPodsThatComeAndGo(t *testing.T) {
	runner, consul, db, _ := boulder(t)
	consul.serve("10.77.77.10:8500")

	// Of two the one that stays is used, and its connections are not cut while it still runs.
	connection, err := runner.dial("tcp", "", "10.77.77.10:8500")
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	if _, err := askOn(connection); err != nil {
		t.Fatal(err)
	}
	consul.published(map[string]any{"deletionTimestamp": "2026-01-01T00:01:00Z"})
	runner.mustSee(t, "tcp", "", "10.77.77.10:8500", "10.77.77.10:8500 <- 10.77.77.77")
	second := consul.lab.pod("bconsul-2", consulEndpoint()).up().serve("10.77.77.10:8501")
	eventually(t, "the second pod", runner.sees("tcp", "10.77.77.10:8501", "10.77.77.10:8501 <- 10.77.77.77"))
	if got, err := askOn(connection); err != nil {
		t.Errorf("connection to the terminating pod: %q, %v", got, err)
	}
	consul.api.set("bconsul", nil)
	second.published(map[string]any{"phase": "Failed"})
	eventually(t, "nobody there", func() error {
		if _, err := runner.ask("tcp", "", "10.77.77.10:8501"); err == nil || !strings.Contains(err.Error(), "no route to host") {
			return fmt.Errorf("%w", err)
		}
		return nil
	})
	eventually(t, "no such name", func() error {
		if got := runner.resolve("udp", "bconsul.", dns.TypeA); got != "SERVFAIL" {
			return errors.New(got)
		}
		return nil
	})

	// Two pods of one service: two records.
	db2 := consul.lab.pod("bmariadb-2", db.endpoint).up()
	eventually(t, "two records", func() error {
		if got := runner.resolve("udp", "bmariadb.", dns.TypeA); got != "NOERROR "+db.ip+" "+db2.ip {
			return errors.New(got)
		}
		return nil
	})
}
