package standin

import (
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// cluster is an API server that knows the pods of one service and their logs.
type cluster struct {
	t       *testing.T
	mutex   sync.Mutex
	changed *sync.Cond
	version int
	pods    map[string]map[string]any
	logs    map[string]string
	ended   map[string]bool
	asked   []string
	dir     string // as /.boulder-k8s
	server  *httptest.Server
}

func newCluster(t *testing.T) *cluster {
	c := &cluster{t: t, pods: map[string]map[string]any{}, logs: map[string]string{}, ended: map[string]bool{}, dir: t.TempDir()}
	c.changed = sync.NewCond(&c.mutex)
	c.server = httptest.NewTLSServer(c)
	t.Cleanup(func() {
		c.server.CloseClientConnections()
		c.server.Close()
	})
	host, port, _ := net.SplitHostPort(c.server.Listener.Addr().String())
	c.write("api/ca.crt", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.server.Certificate().Raw})))
	c.write("api/token", "secret\n")
	c.write("api/namespace", "boulder-staging")
	c.write("environ", "A=b\x00KUBERNETES_SERVICE_HOST="+host+"\x00KUBERNETES_SERVICE_PORT="+port+"\x00")
	return c
}

func (c *cluster) write(name, text string) {
	c.t.Helper()
	file := filepath.Join(c.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		c.t.Fatal(err)
	}
}

// set has a pod as JSON, with what is in changes instead.
func (c *cluster) set(name string, changes ...string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	text := fmt.Sprintf(`{"metadata":{"name":%[1]q,"uid":"uid-%[1]s"},"spec":{"containers":[{"name":"boulder-sa-1"},{"name":"other"}]},
		"status":{"phase":"Running","podIP":"127.0.0.1","conditions":[{"type":"Ready","status":"True"}],
		"containerStatuses":[{"name":"other","restartCount":9},{"name":"boulder-sa-1","restartCount":0,"state":{"running":{}}}]}}`, name)
	for _, change := range changes {
		from, to, _ := strings.Cut(change, " -> ")
		if !strings.Contains(text, from) {
			c.t.Fatalf("%s is not in it", from)
		}
		text = strings.Replace(text, from, to, 1)
	}
	var pod map[string]any
	if err := json.Unmarshal([]byte(text), &pod); err != nil {
		c.t.Fatal(err)
	}
	c.pods[name] = pod
	c.version++
	c.changed.Broadcast()
}

func (c *cluster) remove(name string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	delete(c.pods, name)
	c.version++
	c.changed.Broadcast()
}

// print adds to the log of a pod; end ends it.
func (c *cluster) print(name, text string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.logs[name] += text
	c.changed.Broadcast()
}

func (c *cluster) end(name string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.ended[name] = true
	c.changed.Broadcast()
}

func (c *cluster) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	query := r.URL.Query()
	name, isLog := strings.CutSuffix(strings.TrimPrefix(r.URL.Path, "/api/v1/namespaces/boulder-staging/pods/"), "/log")
	c.asked = append(c.asked, r.URL.RequestURI())
	switch {
	case r.Header.Get("Authorization") != "Bearer secret":
		http.Error(w, "Unauthorized", http.StatusUnauthorized)
	case isLog && query.Get("container") == "boulder-sa-1" && query.Get("follow") == "true":
		c.follow(w, r, name)
	case isLog && query.Get("container") == "net" && query.Get("follow") == "true":
		c.follow(w, r, name+" net")
	case r.URL.Path != "/api/v1/namespaces/boulder-staging/pods" || query.Get("labelSelector") != "app=boulder-sa-1":
		http.NotFound(w, r)
	case query.Get("watch") == "":
		items := []any{}
		for _, pod := range c.pods {
			items = append(items, pod)
		}
		json.NewEncoder(w).Encode(map[string]any{"metadata": map[string]any{"resourceVersion": strconv.Itoa(c.version)}, "items": items})
	default: // ends at the first change: the client lists again
		c.until(w, r, func() bool { return strconv.Itoa(c.version) != query.Get("resourceVersion") })
	}
}

func (c *cluster) until(w http.ResponseWriter, r *http.Request, holds func() bool) {
	defer func() { go c.changed.Broadcast() }()
	w.WriteHeader(http.StatusOK)
	w.(http.Flusher).Flush()
	stop := r.Context().Done()
	go func() { <-stop; c.changed.Broadcast() }()
	for r.Context().Err() == nil && !holds() {
		c.changed.Wait()
	}
}

func (c *cluster) follow(w http.ResponseWriter, r *http.Request, name string) {
	sent := 0
	if r.URL.Query().Get("tailLines") == "0" {
		sent = len(c.logs[name])
	}
	c.until(w, r, func() bool {
		io.WriteString(w, c.logs[name][sent:])
		w.(http.Flusher).Flush()
		sent = len(c.logs[name])
		return c.ended[name]
	})
}
