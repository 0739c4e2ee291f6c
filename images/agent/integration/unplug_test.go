package integration

import (
	"net"
	"os/exec"
	"strings"
	"testing"
)

func TestUnplug(t *testing.T) {
	l := newLab(t)
	p := l.pod("bpkimetal", endpointOf("bpkimetal", nil))
	if out, err := p.command("unplug").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	out, err := exec.Command("ip", "-n", p.namespace, "-brief", "address").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if words[0] == "lo" && (words[1] == "DOWN" || words[2] != "127.0.0.1/8" || words[3] != "::1/128") || words[0] != "lo" && (words[1] != "DOWN" || len(words) > 2) {
			t.Errorf("%q", line)
		}
	}
	for _, family := range []string{"-4", "-6"} {
		routes, err := exec.Command("ip", "-n", p.namespace, family, "route").Output()
		if err != nil || strings.Contains(string(routes), "eth0") {
			t.Errorf("routes: %q, %v", routes, err)
		}
	}
	inside(t, p.namespace, func() {
		if c, err := net.Dial("tcp", gateway+":6443"); err == nil || !strings.Contains(err.Error(), "network is unreachable") {
			t.Errorf("a way out: %v, %v", c, err)
		}
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Error(err)
			return
		}
		defer listener.Close()
		if _, err := net.Dial("tcp", listener.Addr().String()); err != nil {
			t.Error(err)
		}
	})
}
