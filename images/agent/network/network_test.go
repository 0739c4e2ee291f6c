package network

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"time"

	"boulderk8s.io/agent/endpoint"
	"boulderk8s.io/agent/peers"
)

func TestTheEnvironment(t *testing.T) {
	environment := map[string]string{
		"NAMESPACE": "boulder-test", "POD_NAME": "boulder", "POD_IP": "10.244.0.2", "KUBERNETES_SERVICE_HOST": "10.96.0.1", "KUBERNETES_SERVICE_PORT": "443",
		"ENDPOINT": `{"service":"boulder","dns":["10.77.77.10","127.0.0.11"]}`, "UPSTREAM_RESOLV_CONF": "/node/resolv.conf",
	}
	c, err := FromEnvironment(func(name string) string { return environment[name] })
	if err != nil || c.Self.IP.String() != "10.244.0.2" || c.API.Namespace != "boulder-test" || !strings.HasPrefix(c.API.Account, "/var/run/") {
		t.Errorf("%+v, %v", c, err)
	}
	if u := upstream(c); fmt.Sprint(u.Servers) != "[10.77.77.10:53]" || u.File != "/node/resolv.conf" {
		t.Errorf("%+v", u)
	}
	_, err = FromEnvironment(func(string) string { return "" })
	for _, name := range []string{"NAMESPACE", "POD_NAME", "POD_IP", "KUBERNETES_SERVICE_HOST", "ENDPOINT"} {
		if !strings.Contains(fmt.Sprint(err), name) {
			t.Errorf("%s is not named: %v", name, err)
		}
	}
}

func TestOneLineAChange(t *testing.T) {
	on := func(service, ip, network, static string) peers.Peer {
		m := endpoint.Membership{}
		if static != "" {
			m.Addresses = []netip.Addr{netip.MustParseAddr(static)}
		}
		return peers.Peer{Pod: service + "-pod", IP: netip.MustParseAddr(ip), Endpoint: endpoint.Endpoint{Service: service, Networks: map[string]endpoint.Membership{network: m}}}
	}
	self := on("boulder", "10.244.0.2", "n", "10.77.77.77")
	var text bytes.Buffer
	log := newLog(&text)
	var before map[string]string
	for _, others := range [][]peers.Peer{
		{on("bconsul", "10.244.0.3", "n", "10.77.77.10"), on("db", "10.244.0.4", "n", ""), on("hidden", "10.244.0.5", "m", "10.9.9.9")},
		{on("bconsul", "10.244.0.7", "n", "10.77.77.10"), on("db", "10.244.0.4", "n", "")},
		{on("bconsul", "10.244.0.7", "n", "10.77.77.10")},
	} {
		now := whereabouts(self, others)
		log.changes(before, now)
		before = now
	}
	log.error(errors.New("API server: gone"))
	log.error(errors.New("API server: gone"))
	want := `peers: bconsul 10.77.77.10 -> 10.244.0.3
peers: db (db-pod) -> 10.244.0.4
peers: bconsul 10.77.77.10 -> 10.244.0.7
peers: db (db-pod) gone (was 10.244.0.4)
error: API server: gone
`
	if text.String() != want {
		t.Errorf("got:\n%s", text.String())
	}
}

func TestReadiness(t *testing.T) {
	soon := func() error {
		ctx, stop := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer stop()
		return AwaitReady(ctx)
	}
	if err := soon(); err == nil || err.Error() != "the network of the pod is not ready: agent net does not run" {
		t.Errorf("%v", err)
	}
	s := newState("waiting for rain")
	if err := s.serve(); err != nil {
		t.Fatal(err)
	}
	if err := soon(); err == nil || err.Error() != "the network of the pod is not ready: waiting for rain" {
		t.Errorf("%v", err)
	}
	if err := newState("").serve(); err == nil {
		t.Error("two agents in one pod")
	}
	s.set(ready)
	s.unless(ready, "a later problem")
	if err := soon(); err != nil {
		t.Error(err)
	}
}
