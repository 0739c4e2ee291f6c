package python

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// As Boulder's, in what matters here.
const startservers = `
import collections, subprocess
Service = collections.namedtuple('Service', ('name', 'cmd'))
SERVICES = [Service('sa', ('./bin/boulder', 'sa')), Service('ra', ('./bin/boulder', 'ra')), Service('new', ('./bin/boulder', 'new'))]

def run(cmd, coverage_dir=None):
    p = subprocess.Popen(cmd, env={'COVERAGE': str(coverage_dir)})
    p.cmd = cmd
    return p
`

// place is as /.boulder-k8s; the agent prints how it was started.
func place(t *testing.T) (dir string) {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3 is not there: ", err)
	}
	dir = t.TempDir()
	if err := Install(dir); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "agent", "#!/bin/sh\necho \"agent $*\" with coverage $COVERAGE\nexit 7\n")
	write(t, dir, "staging/stand-ins.json", `{"services":[{"name":"sa","argv":["./bin/boulder","sa"],"listen":[":9395"],"target":"sa"}],"left":["ra"]}`)
	write(t, dir, "checkout/bin/boulder", "#!/bin/sh\necho \"boulder $*\" with coverage $COVERAGE\n")
	write(t, dir, "checkout/test/startservers.py", startservers)
	return dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

// program runs as test/integration-test.py does.
func program(t *testing.T, dir, text string, path ...string) string {
	t.Helper()
	write(t, dir, "checkout/test/program.py", text)
	c := exec.Command("python3", "test/program.py")
	c.Dir = filepath.Join(dir, "checkout")
	c.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONPATH="+strings.Join(append([]string{filepath.Join(dir, "python")}, path...), ":"))
	out, err := c.CombinedOutput()
	if err != nil {
		return string(out) + err.Error()
	}
	return string(out)
}

func TestOnlyServicesWithPodsAreReplaced(t *testing.T) {
	dir := place(t)
	for cmd, want := range map[string]string{
		`('./bin/boulder', 'sa')`:               "agent stand-in sa with coverage None\n7 ('./bin/boulder', 'sa')\n",
		`['./bin/boulder', 'sa'], 'here'`:       "agent stand-in sa with coverage here\n7 ['./bin/boulder', 'sa']\n",
		`('./bin/boulder', 'sa', '--more')`:     "boulder sa --more with coverage None\n0 ('./bin/boulder', 'sa', '--more')\n",
		`('./bin/boulder', 'ra')`:               "boulder ra with coverage None\n0 ('./bin/boulder', 'ra')\n",
		`('./bin/boulder',), coverage_dir='in'`: "boulder  with coverage in\n0 ('./bin/boulder',)\n",
	} {
		if got := program(t, dir, "import startservers\np = startservers.run("+cmd+")\ncode = p.wait()\nprint(code, p.cmd)\n"); got != want {
			t.Errorf("%s: %q, want %q", cmd, got, want)
		}
	}
}

func TestAServiceThatNobodyPlannedForIsRefused(t *testing.T) {
	got := program(t, place(t), "import startservers\nstartservers.run(('./bin/boulder', 'new'))\n")
	if !strings.Contains(got, "RuntimeError: service new has no stand-in in ") || strings.Contains(got, "boulder new with") {
		t.Error(got)
	}
}

func TestWhatCannotBeWrappedDoesNotRun(t *testing.T) {
	dir := place(t)
	write(t, dir, "checkout/test/startservers.py", "SERVICES = []\n")
	if got := program(t, dir, "import startservers\nprint('runs')\n"); !strings.Contains(got, "has no run() and SERVICES") || strings.Contains(got, "runs") {
		t.Error(got)
	}
	write(t, dir, "checkout/test/startservers.py", startservers)
	if err := os.Remove(filepath.Join(dir, "staging/stand-ins.json")); err != nil {
		t.Fatal(err)
	}
	if got := program(t, dir, "import startservers\nprint('runs')\n"); !strings.Contains(got, "stand-ins.json") || strings.Contains(got, "runs\n") {
		t.Error(got)
	}
}

func TestOtherProgramsNoticeNothing(t *testing.T) {
	dir := place(t)
	if err := os.Remove(filepath.Join(dir, "staging/stand-ins.json")); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "own/sitecustomize.py", "import os\nprint('the own one')\n")
	write(t, dir, "own/other.py", "SERVICES, run = 1, 2\n")
	got := program(t, dir, "import other, sys\nprint(other.run, sys.argv)\n", filepath.Join(dir, "own"))
	if got != "the own one\n2 ['test/program.py']\n" {
		t.Error(got)
	}
}

func TestWhatTheProgramStartsDoesNotSeeUs(t *testing.T) {
	dir := place(t)
	const text = "import subprocess\nsubprocess.call(['sh', '-c', 'echo \"${PYTHONPATH-none}\"'])\n"
	ours := filepath.Join(dir, "python")
	for _, c := range []struct {
		program string
		path    []string
		want    string
	}{
		{"import startservers\n" + text, nil, "none"},
		{"import startservers\n" + text, []string{"/own", ""}, "/own:"},
		{text, nil, ours}, // a Python program among what it starts may be the one
	} {
		if got := program(t, dir, c.program, c.path...); got != c.want+"\n" {
			t.Errorf("%q %q: %q, want %q", c.program, c.path, got, c.want)
		}
	}
}
