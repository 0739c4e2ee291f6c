package supervise

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"boulderk8s.io/agent/spool"
)

// carrying gives the processes whose environment has this variable.
func carrying(variable string) (pids []string) {
	files, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, file := range files {
		environment, err := os.ReadFile(file)
		if err == nil && bytes.Contains(append([]byte{0}, environment...), []byte("\x00"+variable+"\x00")) {
			pids = append(pids, filepath.Base(filepath.Dir(file)))
		}
	}
	return pids
}

func TestWhatTheCommandLeavesBehindEndsWithIt(t *testing.T) {
	mark := fmt.Sprintf("LEFT_BEHIND=%d", time.Now().UnixNano())
	seen := filepath.Join(t.TempDir(), "seen")
	s := begin(t, "sh", "-c", `export `+mark+`
sleep 1000 &
setsid sleep 1000 &
( setsid sh -c 'trap "" TERM HUP INT; sleep 1000 & sleep 1000' & )
( setsid sh -c 'while :; do ( sleep 0.01 & ) ; done' & )
nohup sh -c 'exec >/dev/null 2>&1; sleep 1000' &
sleep 0.3; echo up; while ! [ -e `+seen+` ]; do sleep 0.05; done; exit 6`)
	s.prints("up")
	if len(carrying(mark)) < 6 {
		t.Errorf("only %d processes to begin with", len(carrying(mark)))
	}
	if err := os.WriteFile(seen, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if e := s.end(); e.Code != 6 || e.Lost {
		t.Errorf("record %+v", e)
	}
	if left := carrying(mark); len(left) > 0 {
		t.Errorf("still alive: %v", left)
	}
	if code := s.exit(); code != 6 {
		t.Errorf("exit code %d", code)
	}
}

func TestOrphansAreReapedWhileTheCommandRuns(t *testing.T) {
	s := begin(t, "sh", "-c", "for i in $(seq 50); do ( sh -c 'exit 1' & ); done; sleep 0.3; echo up; sleep 1000")
	s.prints("up")
	eventually(t, "no zombies", func() error {
		for pid := range family(s.cmd.Process.Pid) {
			if state, _, _ := stat(pid); state == 'Z' {
				return fmt.Errorf("%d is a zombie", pid)
			}
		}
		return nil
	})
	if children := len(family(s.cmd.Process.Pid)); children != 1 {
		t.Errorf("%d children, not 1", children)
	}
}

func family(parent int) map[int]bool {
	children := map[int]bool{}
	folders, _ := filepath.Glob("/proc/[0-9]*")
	for _, folder := range folders {
		pid, _ := strconv.Atoi(filepath.Base(folder))
		if _, p, ok := stat(pid); ok && p == parent {
			children[pid] = true
		}
	}
	return children
}

// killedWithAPipeHeldOpen is a run whose command is killed while a stranger holds its stdout open: until that file is closed, or the test ends.
func killedWithAPipeHeldOpen(t *testing.T) (*supervised, *os.File) {
	t.Helper()
	s := begin(t, "sh", "-c", "echo $$; echo up; sleep 1000").prints("up")
	pid, _, _ := strings.Cut(s.spooled(spool.Stdout), "\n")
	holder, err := os.OpenFile("/proc/"+pid+"/fd/1", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { holder.Close() })
	if err := Ask(s.dir, "signal", "KILL"); err != nil {
		t.Fatal(err)
	}
	return s, holder
}

// A pipe that a stranger holds open is given up, with a record that says so.
func TestAPipeHeldOpenFromOutsideDoesNotHoldUpTheRun(t *testing.T) {
	s, _ := killedWithAPipeHeldOpen(t)
	if e := s.end(); e.Code != 137 || !e.Lost {
		t.Errorf("record %+v", e)
	}
}

// As in a pod: the supervisor is PID 1, and `kubectl exec` adds processes whose parent is outside.
func TestExecSessionsAreSpared(t *testing.T) {
	onlyRoot(t)
	s := prepare(t, spool.Dir(t.TempDir()), "sh", "-c", "setsid sleep 1000 & echo up; sleep 1000")
	s.cmd.Args = append([]string{"unshare", "--pid", "--fork", "--kill-child", "--mount-proc", s.cmd.Path}, s.cmd.Args[1:]...)
	s.cmd.Path = "/usr/bin/unshare"
	s.start()
	s.prints("up")
	var first int
	for pid := range family(s.cmd.Process.Pid) {
		first = pid
	}
	mark := fmt.Sprintf("SESSION=%d", time.Now().UnixNano())
	session := exec.Command("nsenter", "--target", strconv.Itoa(first), "--pid", "--mount", "sh", "-c", "sleep 1000; true")
	session.Env = append(os.Environ(), mark)
	if err := session.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Process.Kill(); session.Wait() })
	eventually(t, "the session", func() error {
		if len(carrying(mark)) != 3 {
			return fmt.Errorf("%d processes", len(carrying(mark)))
		}
		return nil
	})
	if err := Ask(s.dir, "signal", "TERM"); err != nil {
		t.Fatal(err)
	}
	if e := s.end(); e.Code != 143 {
		t.Errorf("record %+v", e)
	}
	if left := carrying(mark); len(left) != 3 {
		t.Errorf("of the session's 3 processes %d are left", len(left))
	}
	if left := len(family(first)); left != 0 {
		t.Errorf("%d processes of the run are left", left)
	}
}

// What the command leaves behind may take minutes to end; who asks meanwhile is told so.
func TestWhoAsksWhileTheRunIsEndingIsAnswered(t *testing.T) {
	s, holder := killedWithAPipeHeldOpen(t)
	for _, words := range [][]string{{"stop", "1s"}, {"signal", "INT"}, {"release"}} {
		eventually(t, words[0], func() error {
			err := Ask(s.dir, words...)
			if errors.Is(err, ErrEnded) {
				t.Fatalf("%v was answered after the end only", words)
			}
			if errors.Is(err, ErrEnding) {
				return nil
			}
			return fmt.Errorf("answer: %v", err)
		})
	}
	if _, err := s.dir.End(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the run has ended: %v", err)
	}
	holder.Close()
	if code := s.exit(); code != 137 {
		t.Errorf("exit code %d", code)
	}
}
