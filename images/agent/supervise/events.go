package supervise

import (
	"errors"
	"fmt"
	"io"
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
	log               io.Writer
	stopping          bool
	insist            insistence
}

// insistence is what is still to come for a command that does not end: the next signal of the list each time the timer says so.
type insistence struct {
	next  []syscall.Signal
	every time.Duration
	timer <-chan time.Time
}

func (r *run) untilEnd(pid int) syscall.WaitStatus {
	for {
		if status, ended, _ := reap(pid); ended {
			return status
		}
		select {
		case <-r.children:
		case <-r.insist.timer:
			r.send(pid)
		case s := <-r.signals:
			r.signalled(pid, s.(syscall.Signal))
		case q := <-r.requests:
			q.answer <- r.whileRunning(q, pid)
		}
	}
}

// signalled: the container is being stopped. The first signal goes on as it is, SIGKILL follows; a second SIGTERM means it.
func (r *run) signalled(pid int, s syscall.Signal) {
	switch {
	case r.stopping && s == syscall.SIGTERM:
		syscall.Kill(-pid, syscall.SIGKILL)
	case r.stopping:
		syscall.Kill(-pid, s)
	default:
		r.stopping = true
		r.stop(pid, r.grace, s, syscall.SIGKILL)
	}
}

// stop sends the first of the signals now and the others one after the other, as long as the command is there.
func (r *run) stop(pid int, every time.Duration, signals ...syscall.Signal) {
	r.insist = insistence{next: signals, every: every}
	r.send(pid)
}

func (r *run) send(pid int) {
	syscall.Kill(-pid, r.insist.next[0])
	r.insist.next, r.insist.timer = r.insist.next[1:], nil
	if len(r.insist.next) > 0 {
		r.insist.timer = time.After(r.insist.every)
	}
}

func (r *run) whileRunning(q request, pid int) error {
	switch {
	case len(q.words) == 1 && q.words[0] == "release":
		return errors.New("the run has not ended")
	case len(q.words) == 2 && q.words[0] == "signal":
		number := unix.SignalNum("SIG" + strings.TrimPrefix(strings.ToUpper(q.words[1]), "SIG"))
		if number == 0 {
			return fmt.Errorf("unknown signal %q", q.words[1])
		}
		return syscall.Kill(-pid, number)
	case len(q.words) == 2 && q.words[0] == "stop":
		every, err := time.ParseDuration(q.words[1])
		if err != nil {
			return err
		}
		r.stop(pid, every, syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL)
		return nil
	}
	return fmt.Errorf("unknown request %q", q.words)
}

// whileEnding answers who asks while the work is done: the command has ended, and what it has left behind is being ended.
func (r *run) whileEnding(work func()) {
	done := make(chan struct{})
	go func() { defer close(done); work() }()
	for {
		select {
		case <-done:
			return
		case q := <-r.requests:
			q.answer <- ErrEnding
		}
	}
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
				q.answer <- ErrEnded
				continue
			}
			q.answer <- nil
			<-q.answered
			return
		}
	}
}
