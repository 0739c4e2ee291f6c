package integration

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// apiServer knows pods, and tells of them as the real one does: list, watch, 410 for a watch from too old a version.
type apiServer struct {
	mutex   sync.Mutex
	changed *sync.Cond
	pods    map[string]map[string]any
	events  []map[string]any
	oldest  int
	lists   int
	token   string
	account string
	server  *http.Server
	listen  func()
}

func newAPIServer(t *testing.T, l *lab) *apiServer {
	a := &apiServer{pods: map[string]map[string]any{}, account: t.TempDir()}
	a.changed = sync.NewCond(&a.mutex)
	certificate := selfSigned(t, filepath.Join(a.account, "ca.crt"))
	a.newToken(t, "first")
	a.listen = func() {
		a.server = &http.Server{Handler: a, TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate}}}
		inside(t, l.node(), func() {
			listener, err := net.Listen("tcp", gateway+":6443")
			if err != nil {
				t.Error(err)
				return
			}
			go a.server.ServeTLS(listener, "", "")
		})
	}
	a.listen()
	t.Cleanup(func() { a.server.Close() })
	return a
}

func selfSigned(t *testing.T, file string) tls.Certificate {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.ParseIP(gateway)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o644); err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// newToken is what the kubelet does from time to time: the file changes, and soon only the new token counts.
func (a *apiServer) newToken(t *testing.T, token string) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.token = token
	if err := os.WriteFile(filepath.Join(a.account, "token"), []byte(token+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// set adds or changes a pod, or deletes it (nil).
func (a *apiServer) set(name string, pod map[string]any) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	kind := "MODIFIED"
	switch {
	case pod == nil:
		kind, pod = "DELETED", a.pods[name]
		delete(a.pods, name)
	case a.pods[name] == nil:
		kind = "ADDED"
	}
	version := a.oldest + len(a.events) + 1
	pod["metadata"].(map[string]any)["resourceVersion"] = strconv.Itoa(version)
	text, _ := json.Marshal(pod)
	var copied map[string]any
	json.Unmarshal(text, &copied)
	if kind != "DELETED" {
		a.pods[name] = copied
	}
	a.events = append(a.events, map[string]any{"type": kind, "object": copied})
	a.changed.Broadcast()
}

// forget makes all versions so far too old to watch from.
func (a *apiServer) forget() {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.oldest += len(a.events)
	a.events = nil
	a.changed.Broadcast()
}

func (a *apiServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	query := r.URL.Query()
	switch {
	case r.Header.Get("Authorization") != "Bearer "+a.token:
		http.Error(w, "Unauthorized", http.StatusUnauthorized)
	case strings.HasSuffix(r.URL.Path, "/log"):
		io.WriteString(w, "log of "+r.URL.Path+"\n")
		w.(http.Flusher).Flush()
		a.until(r, func() bool { return false })
	case r.URL.Path != "/api/v1/namespaces/boulder-test/pods":
		http.NotFound(w, r)
	case query.Get("watch") != "":
		a.watch(w, r, query.Get("resourceVersion"), query.Get("labelSelector"))
	default:
		a.lists++
		items := []any{}
		for _, pod := range a.pods {
			if selects(query.Get("labelSelector"), pod) {
				items = append(items, pod)
			}
		}
		json.NewEncoder(w).Encode(map[string]any{"metadata": map[string]any{"resourceVersion": strconv.Itoa(a.oldest + len(a.events))}, "items": items})
	}
}

// selects: every pod here is of the stack, and some are of a service.
func selects(selector string, pod map[string]any) bool {
	labels, _ := pod["metadata"].(map[string]any)["labels"].(map[string]any)
	app, _ := labels["app"].(string)
	return selector == "boulder-k8s.io/stack=true" || selector == "app="+app
}

func (a *apiServer) until(r *http.Request, holds func() bool) {
	stop := r.Context().Done()
	go func() { <-stop; a.changed.Broadcast() }()
	for r.Context().Err() == nil && !holds() {
		a.changed.Wait()
	}
}

func (a *apiServer) watch(w http.ResponseWriter, r *http.Request, from, selector string) {
	version, _ := strconv.Atoi(from)
	w.WriteHeader(http.StatusOK)
	w.(http.Flusher).Flush()
	a.until(r, func() bool {
		if version < a.oldest {
			fmt.Fprintln(w, `{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}`)
			return true
		}
		for ; version < a.oldest+len(a.events); version++ {
			if event := a.events[version-a.oldest]; selects(selector, event["object"].(map[string]any)) {
				json.NewEncoder(w).Encode(event)
			}
		}
		w.(http.Flusher).Flush()
		return false
	})
}
