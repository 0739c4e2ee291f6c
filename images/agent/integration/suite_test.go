package integration

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What Boulder's integration-test.py and startservers.py do, in what matters here.
const (
	suiteServers = `
import collections, subprocess
Service = collections.namedtuple('Service', ('name', 'cmd'))
SERVICES = [Service('sa-1', ('./bin/boulder', 'sa'))]

def run(cmd, coverage_dir=None):
    p = subprocess.Popen(cmd)
    p.cmd = cmd
    return p
`
	suite = `
import socket, startservers
p = startservers.run(startservers.SERVICES[0].cmd)
while True:
    try:
        c = socket.create_connection(('localhost', 9395), 60)
        break
    except ConnectionRefusedError:
        assert p.poll() is None
c.sendall(b'who?\n')
print('asked:', c.makefile().readline(), end='', flush=True)
print("'%s' exited %d" % (p.cmd, p.wait()))
`
)

// running is sa-1 as the API server has it when its container was started so many times again.
func (s split) running(restarts int) map[string]any {
	return map[string]any{
		"metadata": map[string]any{"name": "sa-1", "uid": "u1", "labels": map[string]any{"app": "sa-1"},
			"annotations": map[string]any{"boulder-k8s.io/endpoint": s.sa1.endpoint}},
		"spec": map[string]any{"containers": []any{map[string]any{"name": "sa"}}},
		"status": map[string]any{"phase": "Running", "podIP": s.sa1.ip, "conditions": []any{map[string]any{"type": "Ready", "status": "True"}},
			"containerStatuses": []any{map[string]any{"name": "sa", "restartCount": restarts, "state": map[string]any{"running": map[string]any{}},
				"lastState": map[string]any{"terminated": map[string]any{"exitCode": 2}}}}},
	}
}

func TestTheSuiteStartsAStandInAndSeesThatItsPodRestarts(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not there: ", err)
	}
	s := splitStack(t)
	s.up(t)
	s.api.set("sa-1", s.running(0))
	dir := t.TempDir()
	if out, err := s.runner.command("install", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	for name, text := range map[string]string{
		"staging/stand-ins.json":   `{"services":[{"name":"sa-1","argv":["./bin/boulder","sa"],"listen":[":9395"],"target":"sa-1"}],"left":[]}`,
		"api/namespace":            "boulder-test",
		"test/startservers.py":     suiteServers,
		"test/integration-test.py": suite,
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"token", "ca.crt"} {
		if err := os.Symlink(filepath.Join(s.api.account, name), filepath.Join(dir, "api", name)); err != nil {
			t.Fatal(err)
		}
	}
	var out output
	program := s.runner.command()
	program.Args = []string{"ip", "netns", "exec", s.runner.namespace, python, "-u", filepath.Join(dir, "test/integration-test.py")}
	program.Env = append(program.Env, "PYTHONPATH="+filepath.Join(dir, "python"))
	program.Stdout, program.Stderr = &out, &out
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { program.Process.Kill() })
	eventually(t, "an answer of the pod", func() error {
		if !strings.Contains(out.text(), "asked: "+s.sa1.ip+":9395 <- 10.77.77.77\n") {
			return fmt.Errorf("%s", out.text())
		}
		return nil
	})
	s.api.set("sa-1", s.running(1))
	if err := program.Wait(); err != nil {
		t.Error(err)
	}
	for _, line := range []string{"log of /api/v1/namespaces/boulder-test/pods/sa-1/log", "sa-1: its pod sa-1 restarted (exit code 2)",
		"'('./bin/boulder', 'sa')' exited 1"} {
		if !strings.Contains(out.text(), line+"\n") {
			t.Errorf("%q is not in its output:\n%s", line, out.text())
		}
	}
}
