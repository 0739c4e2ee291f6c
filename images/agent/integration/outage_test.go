package integration

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/miekg/dns"
)

func TestTheLastStateStandsWhileTheAPIServerIsAway(t *testing.T) {
	runner, consul, _, _ := boulder(t)
	consul.serve("10.77.77.10:8500")
	runner.api.server.Close()
	eventually(t, "a complaint", func() error {
		if !strings.Contains(runner.log.text(), "error: API server: ") {
			return errors.New("none")
		}
		return nil
	})
	runner.mustSee(t, "udp", "", "10.77.77.10:8500", "10.77.77.10:8500 <- 10.77.77.77")
	runner.mustResolve(t, "bconsul.", dns.TypeA, "NOERROR 10.77.77.10")
	again := consul.lab.pod("bconsul", consulEndpoint()).serve("0.0.0.0:8500")
	again.start()
	again.published(nil)
	runner.api.newToken(t, "second")
	runner.api.listen()
	again.ready()
	eventually(t, "the new pod", func() error { return runner.knowsAll(again) })
	runner.mustSee(t, "tcp", "", "10.77.77.10:8500", "10.77.77.10:8500 <- 10.77.77.77")

	// A version that is too old: list again, and miss nothing.
	runner.api.mutex.Lock()
	lists := runner.api.lists
	runner.api.mutex.Unlock()
	runner.api.forget()
	late := consul.lab.pod("late", endpointOf("late", map[string]network{"bouldernet": {addresses: []string{"10.77.77.99"}}}))
	late.up().serve("10.77.77.99:1")
	eventually(t, "a late pod", runner.sees("tcp", "10.77.77.99:1", "10.77.77.99:1 <- 10.77.77.77"))
	runner.api.mutex.Lock()
	defer runner.api.mutex.Unlock()
	if runner.api.lists == lists {
		t.Error("no new list was asked for")
	}
}

func TestAnAgentThatIsStartedAgain(t *testing.T) {
	runner, consul, _, _ := boulder(t)
	consul.serve("10.77.77.10:8500")
	connection, err := runner.dial("tcp", "", "10.77.77.10:8500")
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	before := runner.rules()
	for _, p := range []*pod{runner, consul} {
		p.kill()
		p.start()
		p.ready()
	}
	if got, err := askOn(connection); err != nil || got != "10.77.77.10:8500 <- 10.77.77.77" {
		t.Errorf("connection from before: %q, %v", got, err)
	}
	runner.mustSee(t, "udp", "", "10.77.77.10:8500", "10.77.77.10:8500 <- 10.77.77.77")
	port := regexp.MustCompile(`127\.0\.0\.11:\d+`)
	if after := runner.rules(); port.ReplaceAllString(after, "") != port.ReplaceAllString(before, "") {
		t.Errorf("rules before:\n%s\nafter:\n%s", before, after)
	}
}

func TestAnAgentThatIsStartedAgainWhileTheAPIServerIsAway(t *testing.T) {
	runner, consul, _, _ := boulder(t)
	consul.serve("10.77.77.10:8500")
	runner.api.server.Close()
	runner.kill()
	runner.start()
	eventually(t, "a complaint", func() error {
		if !strings.Contains(runner.log.text(), "connection refused") {
			return errors.New("none")
		}
		return nil
	})
	runner.mustSee(t, "tcp", "", "10.77.77.10:8500", "10.77.77.10:8500 <- 10.77.77.77")
	runner.api.listen()
	runner.ready()
	runner.mustResolve(t, "bconsul.", dns.TypeA, "NOERROR 10.77.77.10")
}

func TestNotReadyNamesTheCause(t *testing.T) {
	l := newLab(t)
	l.api.server.Close()
	p := l.pod("plain", endpointOf("plain", map[string]network{"default": {}}))
	p.start()
	waiting := p.command("net-ready")
	var text bytes.Buffer
	waiting.Stderr = &text
	if err := waiting.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- waiting.Wait() }()
	eventually(t, "a complaint", func() error {
		if !strings.Contains(p.log.text(), "connection refused") {
			return errors.New("none")
		}
		return nil
	})
	select {
	case err := <-ended:
		t.Fatalf("net-ready ended: %v %s", err, text.String())
	case <-time.After(100 * time.Millisecond):
	}
	l.api.listen()
	if err := <-ended; err != nil {
		t.Errorf("net-ready: %v %s", err, text.String())
	}
}
