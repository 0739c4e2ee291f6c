package peers

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestWhenAConditionHolds(t *testing.T) {
	const running, ready = `{"state":{"running":{}}}`, `{"ready":true,"state":{"running":{}}}`
	const done, failed = `{"state":{"terminated":{"exitCode":0}}}`, `{"state":{"terminated":{"exitCode":3}}}`
	for _, c := range []struct{ state, phase, container, want string }{
		{Started, "Pending", ``, "no"}, {Started, "Pending", `{"state":{"waiting":{}}}`, "no"},
		{Started, "Running", running, "yes"}, {Started, "Running", failed, "yes"}, {Started, "Failed", ``, "never"},
		{Healthy, "Running", running, "no"}, {Healthy, "Running", ready, "yes"},
		{Healthy, "Running", failed, "no"}, {Healthy, "Failed", failed, "never"}, {Healthy, "Succeeded", done, "never"},
		{Completed, "Running", ready, "no"}, {Completed, "Running", done, "yes"}, {Completed, "Succeeded", done, "yes"},
		{Completed, "Running", failed, "no"}, {Completed, "Failed", failed, "never"}, {Completed, "Failed", `{"state":{"waiting":{}}}`, "never"},
	} {
		var p pod
		text := fmt.Sprintf(`{"status":{"phase":%q,"containerStatuses":[%s]}}`, c.phase, c.container)
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Fatal(err)
		}
		holds, err := Condition{Pod: "db", State: c.state}.holds(p)
		got := map[bool]string{true: "yes", false: "no"}[holds]
		if err != nil {
			got = "never"
		}
		if got != c.want {
			t.Errorf("%s, %s: %s %v", c.state, text, got, err)
		}
	}
}

func TestAwaitGoesOnWhenAllHoldAndEndsWhenOneNeverWill(t *testing.T) {
	var asked atomic.Int32
	last := `{"state":{"terminated":{"exitCode":0}}}`
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) == 1 {
			http.Error(w, "not now", http.StatusServiceUnavailable)
			return
		}
		container, phase := `{"state":{"running":{}}}`, "Running"
		if asked.Load() > 2 {
			container, phase = last, "Failed"
		}
		fmt.Fprintf(w, `{"items":[{"metadata":{"name":"db"},"status":{"phase":%q,"containerStatuses":[%s]}}]}`, phase, container)
	}))
	defer server.Close()
	api := apiOf(t, server)
	var said []string
	say := func(text string) { said = append(said, text) }
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	if err := Await(ctx, api, []Condition{{"db", Completed}, {"db", Started}}, say); err != nil {
		t.Error(err)
	}
	if all := strings.Join(said, "|"); !strings.Contains(all, "not now") || !strings.HasSuffix(all, "|waiting for db=completed_successfully") {
		t.Error(all)
	}
	last = `{"state":{"terminated":{"exitCode":4}}}`
	if err := Await(ctx, api, []Condition{{"db", Completed}}, say); err == nil || err.Error() != "pod db will not be completed_successfully: it ended with exit code 4" {
		t.Error(err)
	}
	stop()
	if err := Await(ctx, api, []Condition{{"other", Started}}, say); err != context.Canceled {
		t.Error(err)
	}
}

func apiOf(t *testing.T, server *httptest.Server) API {
	t.Helper()
	folder := t.TempDir()
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	for name, text := range map[string][]byte{"ca.crt": ca, "token": []byte("t")} {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	address, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return API{Host: address.Hostname(), Port: address.Port(), Namespace: "n", Account: folder}
}

func TestAConditionOfAServiceHoldsForAnyOfItsPods(t *testing.T) {
	of := func(service string, texts ...string) (all []pod) {
		for i, text := range texts {
			var p pod
			if err := json.Unmarshal(fmt.Appendf(nil, `{"metadata":{"name":"pod-%d","labels":{"app":%q}},"status":{"containerStatuses":[%s]}}`, i, service, text), &p); err != nil {
				t.Fatal(err)
			}
			all = append(all, p)
		}
		return all
	}
	const failed, running, ready = `{"state":{"terminated":{"exitCode":3}}}`, `{"state":{"running":{}}}`, `{"ready":true,"state":{"running":{}}}`
	for name, c := range map[string]struct {
		pods []pod
		want bool
	}{
		"none":               {nil, false},
		"not ready":          {of("sa", failed, running), false},
		"one is ready":       {of("sa", failed, running, ready), true},
		"of that name":       {append(of("sa", ready), pod{Metadata: metadata{Name: "sa"}}), false},
		"of another service": {of("ra", ready), false},
	} {
		if got, err := (Condition{Pod: "sa", State: Healthy}).among(c.pods); got != c.want || err != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestTheEndOfAJobWhosePodFailedIsNotWaitedFor(t *testing.T) {
	of := func(name, phase, state string) (p pod) {
		text := fmt.Sprintf(`{"metadata":{"name":%q,"labels":{"app":"migrate"}},"status":{"phase":%q,"containerStatuses":[{"state":%s}]}}`, name, phase, state)
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Fatal(err)
		}
		return p
	}
	failed := of("migrate-1", "Failed", `{"terminated":{"exitCode":3}}`)
	again := of("migrate-2", "Running", `{"running":{}}`)
	done := of("migrate-3", "Succeeded", `{"terminated":{"exitCode":0}}`)
	condition := Condition{Pod: "migrate", State: Completed}

	if _, err := condition.among([]pod{failed}); err == nil || !strings.Contains(err.Error(), "exit code 3") {
		t.Errorf("failed: %v", err)
	}
	if got, err := condition.among([]pod{failed, again}); got || err != nil {
		t.Errorf("another one runs: %v, %v", got, err)
	}
	if got, err := condition.among([]pod{failed, done}); !got || err != nil {
		t.Errorf("another one has ended: %v, %v", got, err)
	}
}
