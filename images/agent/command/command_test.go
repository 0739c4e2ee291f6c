package command

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	if os.Getenv("AGENT") != "" {
		os.Exit(Main(os.Args[1:]))
	}
	os.Exit(m.Run())
}

func agent(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "AGENT=1")
	return c
}

func TestMisuse(t *testing.T) {
	for _, line := range []string{"", "nonsense", "net x", "await", "await db", "await db=nice", "own a", "install", "remove", "run --dir d -- true", "run --id i -- true", "run --dir d --id i", "tail", "tail --dir d --stdout x", "status", "signal --dir d", "stop", "times", "release", "probe x", "probe --target x", "probe --target icmp:a:1", "serve", "serve tcp:80", "on-node", "store", "store offer d i", "store offer d i x", "store receive d x", "store nonsense d", "store remove", "exec", "exec --init", "exec --ulimit x=1:2 -- true", "exec --ulimit nofile=1 -- true", "end", "end INT", "healthy", "healthy --address a:1", "healthy --config c", "stand-in", "stand-in a b"} {
		out, err := agent(strings.Fields(line)...).CombinedOutput()
		if e, is := err.(*exec.ExitError); !is || e.ExitCode() != misused || len(out) == 0 {
			t.Errorf("%q: %v %s", line, err, out)
		}
	}
}

// A run as the client sees it: by commands alone.
func TestARun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	status := func() (s struct{ State string }) {
		out, err := agent("status", "--dir", dir).Output()
		if err != nil || bytes.Count(out, []byte("\n")) != 1 || json.Unmarshal(out, &s) != nil {
			t.Fatalf("%s %v", out, err)
		}
		return s
	}
	if s := status(); s.State != "absent" {
		t.Errorf("%+v", s)
	}
	// what it says would count as the run's own output
	if out, err := agent("tail", "--dir", dir).CombinedOutput(); err.(*exec.ExitError).ExitCode() != noSpool || len(out) > 0 {
		t.Errorf("tail without a run: %v %q", err, out)
	}
	if out, err := agent("signal", "--dir", dir, "INT").CombinedOutput(); err == nil || !strings.Contains(string(out), "no supervisor answers") {
		t.Errorf("signal without a run: %s %v", out, err)
	}
	run := agent("run", "--dir", dir, "--id", "a.1", "--grace", "1s", "--", "sh", "-c", `trap "echo bye >&2; exit 3" INT; echo "$@"; while :; do sleep 0.05; done`, "-", "--flag", "-x", "a b")
	run.Stdout, run.Stderr = io.Discard, io.Discard
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { run.Process.Kill() })
	for deadline := time.Now().Add(30 * time.Second); status().State == "absent" && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond)
	}
	tail := agent("tail", "--dir", dir, "--stdout", "2", "--stderr", "0")
	var out, errs bytes.Buffer
	tail.Stdout, tail.Stderr = &out, &errs
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if text, _ := os.ReadFile(filepath.Join(dir, "stdout")); len(text) > 0 {
			break
		}
	}
	if err := tail.Start(); err != nil {
		t.Fatal(err)
	}
	if out, err := agent("signal", "--dir", dir, "INT").CombinedOutput(); err != nil {
		t.Errorf("%s %v", out, err)
	}
	if err := tail.Wait(); err != nil || out.String() != "flag -x a b\n" || errs.String() != "bye\n" {
		t.Errorf("%v %q %q", err, out.String(), errs.String())
	}
	if out, err := agent("release", "--dir", dir).CombinedOutput(); err != nil {
		t.Errorf("%s %v", out, err)
	}
	if err, is := run.Wait().(*exec.ExitError); !is || err.ExitCode() != 3 {
		t.Errorf("exit code: %v", err)
	}
	if s := status(); s.State != "exited" {
		t.Errorf("%+v", s)
	}
}
