package integration

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"boulderk8s.io/agent/probe"
)

// As in a container: process and network namespaces of its own, and the probe beside the process that is its PID 1.
func TestTheProbeBesideAProcess(t *testing.T) {
	script := `hostname box
		ip link set lo up
		echo 127.0.0.1 localhost >"$1.hosts"
		mount --bind "$1.hosts" /etc/hosts # many a machine has ::1 first
		cd /tmp
		umask 027
		(until grep -q :0050 /proc/net/tcp && grep -q :0050 /proc/net/udp; do sleep 0.02; done
		exec "$0" probe --timeout 1s --name localhost --name nothing.invalid --address 127.0.0.1 --ask \
			--target open=tcp:127.0.0.1:80 --target also=udp:localhost:80 --target closed=tcp:127.0.0.1:81 --target away=tcp:192.0.2.1:80 >"$1") &
		exec "$0" serve tcp:127.0.0.1:80 udp:0.0.0.0:80`
	file := t.TempDir() + "/report.json"
	container := exec.Command("unshare", "--pid", "--net", "--uts", "--mount", "--fork", "--kill-child", "--mount-proc", "sh", "-c", script, os.Args[0], file)
	container.Env = append(os.Environ(), "AGENT=1", "PROBED=yes")
	if err := container.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { container.Process.Kill(); container.Wait() })
	var r probe.Report
	eventually(t, "the report", func() error { return readReport(file, &r) })
	if p := r.Process; p.PID != 1 || p.Arguments[1] != "serve" || p.Umask != "0027" || p.Directory != "/tmp" || p.Environment["PROBED"] != "yes" {
		t.Errorf("%+v", p)
	}
	if r.Hostname != "box" || strings.Join(r.Sockets, ", ") != "tcp 127.0.0.1:80, udp 0.0.0.0:80" {
		t.Errorf("%s %v", r.Hostname, r.Sockets)
	}
	if len(r.Mounts) == 0 || r.Mounts[0].Path != "/" || r.Mounts[0].Mode == "" {
		t.Errorf("%+v", r.Mounts)
	}
	if r.Reach["open"].Reply != "127.0.0.1:80 <- 127.0.0.1" || r.Reach["also"].Result != "open" || r.Reach["closed"].Result != "refused" ||
		r.Reach["away"].Result != "no network" {
		t.Errorf("%+v", r.Reach)
	}
	if r.Names["localhost"].Lookup != "127.0.0.1" {
		t.Errorf("%+v", r.Names)
	}
}

func readReport(file string, r *probe.Report) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, r)
}
