package integration

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// pod is a namespace with a link to the bridge, and an agent in it.
type pod struct {
	*lab
	name, namespace, ip string
	endpoint            string
	resolvConf          string
	installTo           string
	agent               *exec.Cmd
	log                 *output
}

type output struct {
	mutex sync.Mutex
	all   bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.all.Write(p)
}

func (o *output) text() string {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.all.String()
}

// network is one membership, as in the annotation.
type network struct {
	names, addresses, subnets []string
}

func endpointOf(service string, networks map[string]network, dns ...string) string {
	all := map[string]any{}
	for key, n := range networks {
		all[key] = map[string]any{"network": "boulder_" + key, "container": "boulder-" + service + "-1",
			"names": append([]string{service, "boulder-" + service + "-1"}, n.names...), "addresses": append([]string{}, n.addresses...),
			"subnets": append([]string{}, n.subnets...)}
	}
	text, _ := json.Marshal(map[string]any{"service": service, "names": all, "dns": dns})
	return string(text)
}

// pod plugs in a new one; its agent does not run yet and the API server does not know it.
func (l *lab) pod(name, endpoint string) *pod {
	l.t.Helper()
	l.last++
	p := &pod{lab: l, name: name, namespace: fmt.Sprintf("%s%d", l.prefix, l.last), ip: fmt.Sprintf("10.244.0.%d", l.last), endpoint: endpoint, log: &output{}}
	l.namespace(p.namespace)
	link := fmt.Sprintf("v%d", l.last)
	l.ip("-n", l.node(), "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", p.namespace)
	l.ip("-n", l.node(), "link", "set", link, "master", "bridge", "up")
	l.ip("-n", p.namespace, "address", "add", p.ip+"/24", "dev", "eth0")
	l.ip("-n", p.namespace, "link", "set", "eth0", "up")
	l.ip("-n", p.namespace, "route", "add", "default", "via", gateway)
	return p
}

// up starts the agent, tells the API server, and waits as the pod's postStart hook does.
func (p *pod) up() *pod {
	p.t.Helper()
	p.start()
	p.published(nil)
	p.ready()
	return p
}

func (p *pod) start() {
	p.t.Helper()
	p.agent = p.command("net")
	p.agent.Stderr = p.log
	if err := p.agent.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(p.kill)
}

func (p *pod) ready() {
	p.t.Helper()
	if out, err := p.command("net-ready").CombinedOutput(); err != nil {
		p.t.Fatalf("%s: net-ready: %v %s, log: %s", p.name, err, out, p.log.text())
	}
}

func (p *pod) command(args ...string) *exec.Cmd {
	c := exec.Command("ip", append([]string{"netns", "exec", p.namespace, os.Args[0]}, args...)...)
	c.Env = append(os.Environ(), "AGENT=1", "NAMESPACE=boulder-test", "POD_NAME="+p.name, "POD_IP="+p.ip, "ENDPOINT="+p.endpoint,
		"UPSTREAM_RESOLV_CONF="+p.resolvConf, "INSTALL_TO="+p.installTo, "KUBERNETES_SERVICE_HOST="+gateway, "KUBERNETES_SERVICE_PORT=6443", "SERVICE_ACCOUNT="+p.api.account)
	return c
}

func (p *pod) kill() {
	p.agent.Process.Signal(syscall.SIGKILL)
	p.agent.Wait()
}

// published is the pod's status as the kubelet reports it, with changes.
func (p *pod) published(changes map[string]any) {
	metadata := map[string]any{"name": p.name, "creationTimestamp": fmt.Sprintf("2026-01-01T00:00:%02dZ", p.last),
		"annotations": map[string]any{"boulder-k8s.io/endpoint": p.endpoint}}
	status := map[string]any{"phase": "Running", "podIP": p.ip, "conditions": []any{map[string]any{"type": "Ready", "status": "True"}}}
	for key, value := range changes {
		if key == "deletionTimestamp" {
			metadata[key] = value
		} else {
			status[key] = value
		}
	}
	p.api.set(p.name, map[string]any{"metadata": metadata, "status": status})
}

func (p *pod) rules() string {
	p.t.Helper()
	out, err := exec.Command("ip", "netns", "exec", p.namespace, "nft", "list", "ruleset").CombinedOutput()
	if err != nil {
		p.t.Fatalf("nft: %v %s", err, out)
	}
	return string(out)
}

func resolvConf(t *testing.T, lines ...string) string {
	file := filepath.Join(t.TempDir(), "resolv.conf")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}
