package supervise

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// run is the one place where the state of the command changes, so a signal never reaches a process id that was used again.
type run struct {
	signals, children <-chan os.Signal
	requests          <-chan request
	grace             time.Duration
	stopping          bool
}

func (r *run) untilEnd(pid int) syscall.WaitStatus {
	var overdue <-chan time.Time
	for {
		if status, ended, _ := reap(pid); ended {
			return status
		}
		select {
		case <-r.children:
		case <-overdue:
			syscall.Kill(-pid, syscall.SIGKILL)
		case s := <-r.signals:
			if r.stopping && s == syscall.SIGTERM {
				syscall.Kill(-pid, syscall.SIGKILL)
				break
			}
			if !r.stopping {
				overdue = time.After(r.grace)
			}
			r.stopping = true
			syscall.Kill(-pid, s.(syscall.Signal))
		case q := <-r.requests:
			q.answer <- whileRunning(q, pid)
		}
	}
}

func whileRunning(q request, pid int) error {
	if len(q.words) == 1 && q.words[0] == "release" {
		return errors.New("the run has not ended")
	}
	if len(q.words) != 2 || q.words[0] != "signal" {
		return fmt.Errorf("unknown request %q", q.words)
	}
	number := unix.SignalNum("SIG" + strings.TrimPrefix(strings.ToUpper(q.words[1]), "SIG"))
	if number == 0 {
		return fmt.Errorf("unknown signal %q", q.words[1])
	}
	return syscall.Kill(-pid, number)
}

// awaitRelease keeps the container, and with it the spool, until the client has read what it needs.
func (r *run) awaitRelease() {
	for !r.stopping {
		select {
		case <-r.children:
			reap(0)
		case <-r.signals:
			r.stopping = true
		case q := <-r.requests:
			if len(q.words) != 1 || q.words[0] != "release" {
				q.answer <- errors.New("the run has ended")
				continue
			}
			q.answer <- nil
			<-q.answered
			return
		}
	}
}
