package peers

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const started = `"creationTimestamp":"2026-01-01T00:00:00Z"`

func pods(t *testing.T, texts ...string) map[string]pod {
	t.Helper()
	all := map[string]pod{}
	for i, text := range texts {
		var p pod
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		p.Metadata.Name = fmt.Sprint(i)
		if p.Metadata.Annotations == nil {
			p.Metadata.Annotations = map[string]string{"boulder-k8s.io/endpoint": `{"service":"s"}`}
		}
		all[p.Metadata.Name] = p
	}
	return all
}

func found(t *testing.T, texts ...string) string {
	t.Helper()
	var text []string
	for _, p := range (endpoints{}).peersOf(pods(t, texts...), "self", func(err error) { text = append(text, err.Error()) }) {
		text = append(text, p.IP.String())
	}
	return strings.Join(text, " ")
}

func TestWhoIsAPeer(t *testing.T) {
	for text, want := range map[string]string{
		`{"status":{"phase":"Running","podIP":"10.0.0.1"}}`:                                                         "10.0.0.1",
		`{"status":{"phase":"Pending","podIP":"10.0.0.1"}}`:                                                         "10.0.0.1",
		`{"status":{"phase":"Pending"}}`:                                                                            "",
		`{"status":{"phase":"Succeeded","podIP":"10.0.0.1"}}`:                                                       "",
		`{"status":{"phase":"Failed","podIP":"10.0.0.1"}}`:                                                          "",
		`{"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"phase":"Running","podIP":"10.0.0.1"}}`: "10.0.0.1",
		`{"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"phase":"Running","podIP":"10.0.0.1","containerStatuses":[{"state":{"terminated":{"exitCode":0}}}]}}`:                          "",
		`{"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"phase":"Running","podIP":"10.0.0.1","containerStatuses":[{"state":{"terminated":{"exitCode":0}}},{"state":{"running":{}}}]}}`: "10.0.0.1",
		`{"status":{"phase":"Running","podIP":"10.0.0.1","containerStatuses":[{"state":{"terminated":{"exitCode":0}}}]}}`:                                                                                  "",
		`{"metadata":{"annotations":{"other":"x"}},"status":{"phase":"Running","podIP":"10.0.0.1"}}`:                                                                                                       "",
	} {
		if got := found(t, text); got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestABrokenPeerIsNamedAndTheOthersStay(t *testing.T) {
	got := found(t, `{"metadata":{"annotations":{"boulder-k8s.io/endpoint":"{"}},"status":{"phase":"Running","podIP":"10.0.0.1"}}`,
		`{"status":{"phase":"Running","podIP":"10.0.0.2"}}`, `{"status":{"phase":"Running","podIP":"nonsense"}}`)
	if !strings.Contains(got, "pod 0: annotation boulder-k8s.io/endpoint: ") || !strings.Contains(got, "pod 2: ParseAddr") || !strings.HasSuffix(got, "10.0.0.2") {
		t.Error(got)
	}
}

func TestPreference(t *testing.T) {
	ready := `"conditions":[{"type":"Ready","status":"True"}]`
	got := found(t,
		`{"metadata":{`+started+`,"deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"podIP":"10.0.0.1",`+ready+`}}`,
		`{"metadata":{"creationTimestamp":"2026-01-01T00:00:09Z"},"status":{"podIP":"10.0.0.2"}}`,
		`{"metadata":{`+started+`},"status":{"podIP":"10.0.0.3",`+ready+`}}`,
		`{"metadata":{"creationTimestamp":"2026-01-01T00:00:01Z"},"status":{"podIP":"10.0.0.4",`+ready+`}}`)
	if got != "10.0.0.4 10.0.0.3 10.0.0.2 10.0.0.1" {
		t.Error(got)
	}
}

func TestThePodItselfIsNoPeer(t *testing.T) {
	all := pods(t, `{"status":{"phase":"Running","podIP":"10.0.0.1"}}`)
	if got := (endpoints{}).peersOf(all, "0", func(err error) { t.Error(err) }); len(got) != 0 {
		t.Errorf("%v", got)
	}
}
