package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// ended gives what a command printed and its exit code.
func ended(t *testing.T, c *exec.Cmd) (string, int) {
	t.Helper()
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(out), c.ProcessState.ExitCode()
}

func TestACommandWithLimitsIsTheFirstProcess(t *testing.T) {
	c := agent("exec", "--ulimit", "nofile=100:200", "--ulimit", "core=0:-1", "--unset", "AGENT", "--", "sh", "-c", "ulimit -Sn; ulimit -Hn; ulimit -Sc; echo $$ ${AGENT-none}")
	out, code := ended(t, c)
	if want := fmt.Sprintf("100\n200\n0\n%d none\n", c.Process.Pid); out != want || code != 0 {
		t.Errorf("%d: %q, want %q", code, out, want)
	}
}

func TestWithoutALimitTheNodesHoldFor(t *testing.T) {
	c := exec.Command("sh", "-c", "ulimit -Sn 77; exec \"$0\" exec -- sh -c 'ulimit -Sn'", os.Args[0])
	c.Env = append(os.Environ(), "AGENT=1")
	if out, code := ended(t, c); out != "77\n" || code != 0 {
		t.Errorf("%d: %q", code, out)
	}
}

func TestALimitAboveTheHardOneIsToldBeforeTheCommand(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("skipped: needs root, to become somebody who may not raise it")
	}
	folder, err := os.MkdirTemp("", "agent")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	self, err := os.ReadFile("/proc/self/exe")
	if err := errors.Join(err, os.Chmod(folder, 0o755), os.WriteFile(filepath.Join(folder, "agent"), self, 0o755)); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("sh", "-c", "ulimit -n 300; exec "+folder+"/agent exec --ulimit nofile=100:400 -- echo started")
	c.Env = append(os.Environ(), "AGENT=1")
	c.Dir = "/"
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	out, code := ended(t, c)
	if code != 125 || !strings.Contains(out, "ulimit nofile=100:400") || !strings.Contains(out, "hard limit is 300") || strings.Contains(out, "started") {
		t.Errorf("%d: %q", code, out)
	}
}

func TestACommandThatIsNotThere(t *testing.T) {
	for _, more := range [][]string{nil, {"--init"}, {"--restarts", "3"}} {
		out, code := ended(t, agent(append(append([]string{"exec"}, more...), "--", "no-such-program")...))
		if code != 127 || strings.Count(out, "command not found") != 1 {
			t.Errorf("%v: %d: %q", more, code, out)
		}
	}
}

func TestAnInitPassesSignalsOnAndEndsAsItsChild(t *testing.T) {
	for command, want := range map[string]int{
		`trap "exit 7" TERM; echo ready; while :; do sleep 0.02; done`: 7,
		`echo ready; exec sleep 60`:                                    128 + 15,
	} {
		c := agent("exec", "--init", "--", "sh", "-c", command)
		stopped(t, c, syscall.SIGTERM)
		if code := c.ProcessState.ExitCode(); code != want {
			t.Errorf("%s: %d, want %d", command, code, want)
		}
	}
}

// stopped starts a command, waits until it says so, and sends it a signal.
func stopped(t *testing.T, c *exec.Cmd, s syscall.Signal) string {
	t.Helper()
	out, err := c.StdoutPipe()
	if err := errors.Join(err, c.Start()); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, len("ready\n"))); err != nil {
		t.Fatal(err)
	}
	c.Process.Signal(s)
	rest, _ := io.ReadAll(out)
	c.Wait()
	return string(rest)
}

func TestAnInitReapsOrphans(t *testing.T) {
	// the shell between ends at once; who is left has the init as its parent, and is no zombie when it has ended
	script := `sh -c 'sleep 0.05 & echo $! >"$0"' "$0"; while kill -0 $(cat "$0") 2>/dev/null; do sleep 0.01; done; exit 9`
	if out, code := ended(t, agent("exec", "--init", "--", "sh", "-c", script, filepath.Join(t.TempDir(), "pid"))); code != 9 {
		t.Errorf("%d: %q", code, out)
	}
}

func TestAFailureIsTriedAgainSoManyTimes(t *testing.T) {
	for _, c := range []struct {
		script      string
		times, code int
	}{
		{`echo x >>"$0"; exit 3`, 3, 3},
		{`echo x >>"$0"; [ $(wc -l <"$0") = 2 ]`, 2, 0},
		{`echo x >>"$0"; kill -KILL $$`, 3, 128 + 9},
		{`echo x >>"$0"`, 1, 0},
	} {
		file := filepath.Join(t.TempDir(), "starts")
		out, code := ended(t, agent("exec", "--restarts", "2", "--", "sh", "-c", c.script, file))
		starts, _ := os.ReadFile(file)
		if times := bytes.Count(starts, []byte("x")); times != c.times || code != c.code {
			t.Errorf("%s: %d times, code %d: %s", c.script, times, code, out)
		}
	}
}

func TestWhatIsStoppedIsNotStartedAgain(t *testing.T) {
	for signal, arguments := range map[syscall.Signal][]string{
		syscall.SIGTERM: {"exec", "--restarts", "5"},
		syscall.SIGUSR1: {"exec", "--restarts", "5", "--stop-signal", "10"},
	} {
		c := agent(append(arguments, "--", "sh", "-c", `trap "exit 4" TERM USR1; echo ready; while :; do sleep 0.02; done`)...)
		if again := stopped(t, c, signal); again != "" || c.ProcessState.ExitCode() != 4 {
			t.Errorf("%v: %q, code %d", signal, again, c.ProcessState.ExitCode())
		}
	}
}

func TestTheFirstProcessIsEndedByASignalOfItsOwn(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("skipped: needs root, for a process 1 of its own")
	}
	c := agent("exec", "--", "sh", "-c", `trap "exit 5" INT; echo $$; "$0" end 2 & while :; do sleep 0.02; done`, os.Args[0])
	c.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWPID}
	if out, code := ended(t, c); out != "1\n" || code != 5 {
		t.Errorf("%d: %q", code, out)
	}
}

func TestARestartLeavesNobodyBehind(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("skipped: needs root, for a process 1 of its own")
	}
	// the second start looks for what the first one has left
	script := `[ -f "$0" ] && kill -0 "$(cat "$0")" 2>/dev/null && echo alive; sleep 60 & echo $! >"$0"; echo x; exit 3`
	c := agent("exec", "--restarts", "1", "--", "sh", "-c", script, filepath.Join(t.TempDir(), "pid"))
	c.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWPID}
	if out, code := ended(t, c); out != "x\nx\n" || code != 3 {
		t.Errorf("%d: %q", code, out)
	}
}

func TestAFileIsWrittenWithItsTextOwnerAndMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "text")
	c := agent("write", path, fmt.Sprint(os.Getuid()), fmt.Sprint(os.Getgid()), "2640")
	c.Env = append(c.Env, "CONTENT=a\n$b")
	if out, code := ended(t, c); code != 0 {
		t.Fatalf("%d: %s", code, out)
	}
	text, err := os.ReadFile(path)
	info, statErr := os.Stat(path)
	if err := errors.Join(err, statErr); err != nil {
		t.Fatal(err)
	}
	if string(text) != "a\n$b" || info.Mode() != 0o640|os.ModeSetgid {
		t.Errorf("%q %v", text, info.Mode())
	}
	if out, code := ended(t, agent("write", path, "0", "0", "9")); code != misused {
		t.Errorf("without a text: %d: %s", code, out)
	}
}
