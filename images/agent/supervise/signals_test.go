package supervise

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"boulderk8s.io/agent/spool"
)

const waits = `echo up; while :; do sleep 0.05; done`

func TestSignalsGoOnToTheWholeGroup(t *testing.T) {
	for number, name := range map[syscall.Signal]string{syscall.SIGINT: "INT", syscall.SIGTERM: "TERM"} {
		s := begin(t, "bash", "-c", `( trap "echo child; exit" `+name+`; `+strings.Replace(waits, "up", "below", 1)+` ) & trap "wait; echo parent; exit 9" `+name+`; sleep 0.2; `+waits)
		s.prints("up").prints("below")
		s.signal(number)
		if code := s.wait(); code != 9 {
			t.Errorf("%s: exit code %d", name, code)
		}
		if text := s.spooled(spool.Stdout); !strings.Contains(text, "child\nparent\n") {
			t.Errorf("%s: %q", name, text)
		}
	}
}

func TestAfterTheGraceTheCommandIsKilled(t *testing.T) {
	s := begin(t, "sh", "-c", `trap "" TERM; `+waits).prints("up")
	begun := time.Now()
	s.signal(syscall.SIGTERM)
	code, took := s.wait(), time.Since(begun)
	if code != 137 || took < time.Second || s.end().Signal != "SIGKILL" {
		t.Errorf("exit code %d after %s, record %+v", code, took, s.end())
	}
}

func TestASecondTermKillsAtOnce(t *testing.T) {
	s := prepare(t, spool.Dir(t.TempDir()), "sh", "-c", `trap "echo one" TERM; `+waits)
	for i, text := range s.cmd.Env {
		s.cmd.Env[i] = strings.Replace(text, `"Grace":1000000000`, `"Grace":3600000000000`, 1)
	}
	s.start().prints("up").signal(syscall.SIGTERM)
	s.prints("one").signal(syscall.SIGTERM)
	if code := s.wait(); code != 137 {
		t.Errorf("exit code %d", code)
	}
}

func TestSignalsByTheControlSocket(t *testing.T) {
	s := begin(t, "sh", "-c", `trap "echo got" USR1; trap "exit 4" INT; `+waits).prints("up")
	if err := Ask(s.dir, "release"); err == nil || err.Error() != "the run has not ended" {
		t.Errorf("release: %v", err)
	}
	if err := Ask(s.dir, "signal", "NONSENSE"); err == nil || !strings.Contains(err.Error(), "unknown signal") {
		t.Errorf("signal NONSENSE: %v", err)
	}
	if err := Ask(s.dir, "signal", "SIGUSR1"); err != nil {
		t.Errorf("signal SIGUSR1: %v", err)
	}
	s.prints("got")
	if err := Ask(s.dir, "signal", "int"); err != nil {
		t.Errorf("signal int: %v", err)
	}
	if e := s.end(); e.Code != 4 || e.Signal != "" {
		t.Errorf("record %+v", e)
	}
	if err := Ask(s.dir, "signal", "INT"); err == nil || err.Error() != "the run has ended" {
		t.Errorf("signal after the end: %v", err)
	}
	if code := s.exit(); code != 4 {
		t.Errorf("exit code %d", code)
	}
}

func TestAfterTheEndTermIsARelease(t *testing.T) {
	s := begin(t, "sh", "-c", "exit 12")
	s.end()
	s.signal(syscall.SIGTERM)
	if code := s.wait(); code != 12 {
		t.Errorf("exit code %d", code)
	}
}

func TestSupervisorWaitsForReleaseAndBeats(t *testing.T) {
	s := begin(t, "true")
	s.end()
	beat := func() int64 {
		status, err := s.dir.Status()
		if err != nil || status.HeartbeatAgeMs == nil {
			t.Fatalf("%+v, %v", status, err)
		}
		return *status.HeartbeatAgeMs
	}
	eventually(t, "an old heartbeat", func() error {
		if beat() < 500 {
			return syscall.EAGAIN
		}
		return nil
	})
	eventually(t, "a new heartbeat", func() error {
		if beat() > 300 {
			return syscall.EAGAIN
		}
		return nil
	})
	if code := s.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestStopInsists(t *testing.T) {
	for script, code := range map[string]int{
		`trap "exit 5" INT; `:                          5,
		`trap "echo int" INT; trap "exit 6" TERM; `:    6,
		`trap "echo int" INT; trap "echo term" TERM; `: 137,
		`trap "" INT TERM; `:                           137,
	} {
		s := begin(t, "sh", "-c", script+waits).prints("up")
		if err := Ask(s.dir, "stop", "300ms"); err != nil {
			t.Fatal(err)
		}
		if e := s.end(); e.Code != code {
			t.Errorf("%s: record %+v", script, e)
		}
		if text := s.spooled(spool.Stdout); strings.Contains(script, "echo int") && !strings.Contains(text, "int\n") {
			t.Errorf("%s: no SIGINT came first: %q", script, text)
		}
		// a run that was stopped waits for its client as any other
		if got := s.exit(); got != code {
			t.Errorf("%s: exit code %d", script, got)
		}
	}
}

func TestStopNeedsADuration(t *testing.T) {
	s := begin(t, "sh", "-c", waits).prints("up")
	if err := Ask(s.dir, "stop", "soon"); err == nil || !strings.Contains(err.Error(), "invalid duration") {
		t.Errorf("stop soon: %v", err)
	}
}
