package supervise

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"boulderk8s.io/agent/spool"
)

func TestARunIsStartedAtMostOnce(t *testing.T) {
	dir, traces := spool.Dir(t.TempDir()), filepath.Join(t.TempDir(), "traces")
	var all []*supervised
	for range 10 {
		all = append(all, prepare(t, dir, "sh", "-c", "echo once >>"+traces+"; exit 8").start())
	}
	eventually(t, "release", func() error { return Ask(dir, "release") })
	codes := map[int]int{}
	for _, s := range all {
		codes[s.wait()]++
	}
	if codes[8] != 1 || codes[Refused] != 9 {
		t.Errorf("exit codes %v", codes)
	}
	late := prepare(t, dir, "sh", "-c", "echo once >>"+traces).start()
	if code := late.wait(); code != Refused || !strings.Contains(late.log.String(), "already started once") {
		t.Errorf("exit code %d, %q", code, late.log.String())
	}
	if text, _ := os.ReadFile(traces); string(text) != "once\n" {
		t.Errorf("the command ran: %q", text)
	}
	if e, err := dir.End(); err != nil || e.Code != 8 {
		t.Errorf("record %+v, %v", e, err)
	}
}

// cut stands for a stream that breaks: it takes so many bytes and then fails.
type cut struct {
	bytes.Buffer
	after int
}

func (c *cut) Write(p []byte) (int, error) {
	n := min(len(p), c.after-c.Len())
	c.Buffer.Write(p[:n])
	if n < len(p) {
		return n, errors.New("cut")
	}
	return n, nil
}

func TestTailGoesOnWhereItWasCut(t *testing.T) {
	s := begin(t, "sh", "-c", "for i in $(seq 200); do seq $i 500; seq $i 300 >&2; sleep 0.005; done; exit 2")
	var out, errs bytes.Buffer
	for cuts := 0; ; cuts++ {
		to, toErrs := &cut{after: rand.IntN(20000)}, &cut{after: rand.IntN(20000)}
		err := spool.Tail(s.dir, to, toErrs, int64(out.Len()), int64(errs.Len()))
		out.Write(to.Bytes())
		errs.Write(toErrs.Bytes())
		if err == nil {
			if cuts < 5 {
				t.Errorf("only %d cuts", cuts)
			}
			break
		}
		if errors.Is(err, spool.ErrGone) && s.dir.ID() != "" && out.Len()+errs.Len() > 0 {
			t.Fatal(err)
		}
	}
	if _, err := s.dir.End(); err != nil {
		t.Errorf("tail ended before the run: %v", err)
	}
	if out.String() != s.spooled(spool.Stdout) || errs.String() != s.spooled(spool.Stderr) {
		t.Errorf("%d and %d bytes arrived, %d and %d were spooled", out.Len(), errs.Len(), len(s.spooled(spool.Stdout)), len(s.spooled(spool.Stderr)))
	}
	if e := s.end(); int(e.Stdout) != out.Len() || int(e.Stderr) != errs.Len() || e.Code != 2 {
		t.Errorf("record %+v", e)
	}
}

func TestTailOfAnotherSpoolFails(t *testing.T) {
	s := begin(t, "echo", "five")
	s.end()
	for _, offsets := range [][2]int64{{6, 0}, {0, 1}, {-1, 0}} {
		if err := spool.Tail(s.dir, &cut{}, &cut{}, offsets[0], offsets[1]); !errors.Is(err, spool.ErrGone) {
			t.Errorf("offsets %v: %v", offsets, err)
		}
	}
	if err := spool.Tail(spool.Dir(t.TempDir()), &cut{}, &cut{}, 0, 0); !errors.Is(err, spool.ErrGone) {
		t.Errorf("empty folder: %v", err)
	}
	waiting := begin(t, "sh", "-c", waits).prints("up")
	ended := make(chan error)
	go func() { ended <- spool.Tail(waiting.dir, &cut{after: 9}, &cut{}, 0, 0) }()
	os.RemoveAll(string(waiting.dir))
	select {
	case err := <-ended:
		if !errors.Is(err, spool.ErrGone) {
			t.Errorf("spool removed: %v", err)
		}
	case <-time.After(30 * time.Second):
		t.Error("tail goes on without a spool")
	}
}

func TestTailDoesNotWaitForADeadSupervisor(t *testing.T) {
	s := begin(t, "sh", "-c", waits).prints("up")
	s.endsWithItsCommand()
	long := time.Now().Add(-time.Minute)
	if err := os.Chtimes(s.dir.Path("heartbeat"), long, long); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := spool.Tail(s.dir, &out, &cut{}, 0, 0); !errors.Is(err, spool.ErrSilent) || out.String() != "up\n" {
		t.Errorf("%v %q", err, out.String())
	}
}

func TestStatusFollowsTheRun(t *testing.T) {
	state := func(dir spool.Dir) string {
		s, err := dir.Status()
		if err != nil {
			t.Fatal(err)
		}
		code := "-"
		if s.Code != nil {
			code = fmt.Sprint(*s.Code)
		}
		return fmt.Sprintf("%s %s %s %s %d %d", s.State, s.ID, code, s.Signal, s.Stdout, s.Stderr)
	}
	if got := state(spool.Dir(t.TempDir())); got != "absent  -  0 0" {
		t.Error(got)
	}
	s := begin(t, "sh", "-c", waits).prints("up")
	if got := state(s.dir); got != "running one -  3 0" {
		t.Error(got)
	}
	if err := Ask(s.dir, "signal", "KILL"); err != nil {
		t.Fatal(err)
	}
	s.end()
	if got := state(s.dir); got != "exited one 137 SIGKILL 3 0" {
		t.Error(got)
	}
}
