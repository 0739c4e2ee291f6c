// Package supervise runs one command as a container runtime would, at most once, and keeps what it printed and how it ended.
package supervise

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"boulderk8s.io/agent/served"
	"boulderk8s.io/agent/spool"
)

// Options of a run. Unset are variables that the command must not see. Stdout and Stderr are the container's log.
type Options struct {
	Dir            spool.Dir
	ID             string
	Grace          time.Duration
	Unset, Command []string
	Stdout, Stderr io.Writer
}

// Exit codes of the supervisor itself; every other one is the command's.
const (
	Refused  = 75
	NoSpool  = 73
	killing  = 30 * time.Second
	quiet    = 10 * time.Second
	draining = time.Minute
)

// Run returns the exit code of the command once the client has released the run, or the container is being stopped.
func Run(o Options) int {
	// Children whose parents end come to us, as they do to PID 1 of a container, even where this is not PID 1.
	if err := unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); err != nil && os.Getpid() != 1 {
		fmt.Fprintf(o.Stderr, "agent: not started: processes that the run leaves behind could not be ended: %v\n", err)
		return NoSpool
	}
	signals := make(chan os.Signal, 64)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	children := make(chan os.Signal, 1)
	signal.Notify(children, syscall.SIGCHLD)
	// A log that was closed must not end the supervisor. Not signal.Ignore: the command would inherit that.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)

	writer, err := spool.Create(o.Dir, o.ID)
	if err != nil {
		fmt.Fprintf(o.Stderr, "agent: not started: %v\n", err)
		if errors.Is(err, spool.ErrTaken) {
			return Refused
		}
		return NoSpool
	}
	requests, err := listen(o.Dir)
	if err != nil {
		fmt.Fprintf(o.Stderr, "agent: not started: %v\n", err)
		return NoSpool
	}
	stop := beat(writer)
	defer stop()

	closeLogs, err := mirrors(o, writer)
	if err != nil {
		fmt.Fprintf(o.Stderr, "agent: not started: %v\n", err)
		return NoSpool
	}
	killedBefore := oomKills()
	r := run{signals: signals, children: children, requests: requests, grace: o.Grace, log: o.Stderr}
	watch := served.Begin(filepath.Dir(string(o.Dir)))
	code, name := r.command(o.Command, without(os.Environ(), o.Unset), writer)
	end, err := writer.Finish(code, name, oomKills()-killedBefore, watch.End())
	closeLogs() // after the record: whoever reads the spool does not wait for them
	if err != nil {
		// Without a record the container's own exit code is the only witness left: give it now.
		fmt.Fprintf(o.Stderr, "agent: the end of the run could not be recorded: %v\n", err)
		return code
	}
	if end.Lost {
		fmt.Fprintf(o.Stderr, "agent: output is missing from the spool after %d and %d bytes (disk full?), %d more bytes came\n", end.Stdout, end.Stderr, end.LostBytes)
	}
	r.awaitRelease()
	return code
}

// beat is the run's clock: a mark ten times a second, a sign of life at each tenth.
func beat(w *spool.Writer) (stop func()) {
	ticker := time.NewTicker(100 * time.Millisecond)
	go func() {
		for tick := 1; ; tick++ {
			<-ticker.C
			w.Mark()
			if tick%10 == 0 {
				w.Beat()
			}
		}
	}()
	return ticker.Stop
}

// command runs it to its end and the end of all it has left behind.
func (r *run) command(command, environment []string, writer *spool.Writer) (code int, name string) {
	child, err := start(command, environment)
	if err != nil {
		code, message := explain(command[0], err)
		io.WriteString(writer.Stderr, message)
		return code, ""
	}
	out, errs := newDrain(child.stdout, writer.Stdout), newDrain(child.stderr, writer.Stderr)
	status := r.untilEnd(child.pid)
	r.whileEnding(func() {
		if left := endDescendants(killing); left > 0 {
			fmt.Fprintf(r.log, "agent: %d processes of the run cannot be killed\n", left)
		}
		out.finish(quiet, draining)
		errs.finish(quiet, draining)
	})
	if status.Signaled() {
		return 128 + int(status.Signal()), unix.SignalName(status.Signal())
	}
	return status.ExitStatus(), ""
}
