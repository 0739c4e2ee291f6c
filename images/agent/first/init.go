package first

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Docker's pauses before a container is started again: from 100 ms, doubled up to a minute, from the beginning after 10 s of running.
const (
	shortest = 100 * time.Millisecond
	longest  = time.Minute
	steady   = 10 * time.Second
)

// initProcess passes signals on to its child, reaps what is left to it, and ends as the child does.
type initProcess struct {
	options           Options
	environment       []string
	signals, children chan os.Signal
	stopping          bool
}

func newInit(o Options, environment []string) *initProcess {
	// children whose parents end come to us, as they do to PID 1, even where this is not PID 1
	unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
	i := &initProcess{options: o, environment: environment, signals: make(chan os.Signal, 64), children: make(chan os.Signal, 1)}
	signal.Notify(i.signals)
	signal.Notify(i.children, syscall.SIGCHLD)
	return i
}

// untilTheEnd starts the command, and again as often as the options say while it fails. One that cannot be started is not tried again.
func (i *initProcess) untilTheEnd() int {
	pause := shortest
	for restarts := 0; ; restarts++ {
		began := time.Now()
		code, started := i.once()
		if code == 0 || !started || i.stopping || restarts >= i.options.Restarts {
			return code
		}
		endOthers()
		if time.Since(began) >= steady {
			pause = shortest
		}
		if i.pause(pause); i.stopping {
			return code
		}
		pause = min(2*pause, longest)
	}
}

// pause ends at once when the container is stopped.
func (i *initProcess) pause(length time.Duration) {
	for over := time.After(length); !i.stopping; {
		select {
		case <-over:
			return
		case <-i.children:
			reap(0)
		case s := <-i.signals:
			i.heard(s)
		}
	}
}

// once runs the command to its end.
func (i *initProcess) once() (code int, started bool) {
	path, err := find(i.options.Command[0])
	if err != nil {
		return explain(i.options, err), false
	}
	pid, err := syscall.ForkExec(path, i.options.Command, &syscall.ProcAttr{Env: i.environment, Files: []uintptr{0, 1, 2}})
	if err != nil {
		return explain(i.options, &os.PathError{Op: "exec", Path: path, Err: err}), false
	}
	for {
		if status, ended := reap(pid); ended {
			if status.Signaled() {
				return 128 + int(status.Signal()), true
			}
			return status.ExitStatus(), true
		}
		select {
		case <-i.children:
		case s := <-i.signals:
			if i.heard(s) {
				syscall.Kill(pid, s.(syscall.Signal))
			}
		}
	}
}

// heard says whether a signal is for the command, and remembers one that stops a container: no restart follows.
func (i *initProcess) heard(s os.Signal) bool {
	switch s {
	case syscall.SIGCHLD, syscall.SIGURG, syscall.SIGPIPE: // our own children, Go's runtime, our own log
		return false
	case syscall.SIGTERM, syscall.SIGINT, syscall.SIGQUIT, i.options.StopSignal:
		i.stopping = true
	}
	return true
}

// reap collects every child that has ended, and hands out the status of pid if it is among them.
func reap(pid int) (status syscall.WaitStatus, ended bool) {
	for {
		var s syscall.WaitStatus
		got, err := syscall.Wait4(-1, &s, syscall.WNOHANG, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil || got <= 0 {
			return status, ended
		}
		if got == pid {
			status, ended = s, true
		}
	}
}

// endOthers ends what the command leaves behind, as the end of its container would. Only process 1 knows that all others are.
func endOthers() {
	if os.Getpid() != 1 {
		return
	}
	syscall.Kill(-1, syscall.SIGKILL)
	for {
		var s syscall.WaitStatus
		if _, err := syscall.Wait4(-1, &s, 0, nil); err == syscall.ECHILD {
			return
		}
	}
}
