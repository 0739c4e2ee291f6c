package spool

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// ErrGone means that the spool is not there, or not the one that the caller has read before.
var ErrGone = errors.New("no such spool")

// ErrSilent means that the supervisor, which touches the heartbeat each second, has not done so for long.
var ErrSilent = errors.New("no sign of life of the supervisor")

const (
	pollInterval = 20 * time.Millisecond
	silence      = 10 * time.Second
)

// Tail sends both streams from these offsets on, and returns nil only when the run has ended and all of its output was sent. It does not
// wait for a supervisor that is no more.
func Tail(dir Dir, stdout, stderr io.Writer, fromStdout, fromStderr int64) error {
	out, err := follow(dir, Stdout, fromStdout, stdout)
	if err != nil {
		return err
	}
	defer out.from.Close()
	errs, err := follow(dir, Stderr, fromStderr, stderr)
	if err != nil {
		return err
	}
	defer errs.from.Close()
	for {
		e, ended := dir.End() // before the copying: what it counts is in the files by now
		sentOut, errOut := out.copy()
		sentErr, errErr := errs.copy()
		if err := errors.Join(errOut, errErr); err != nil {
			return err
		}
		switch {
		case ended == nil && out.offset == e.Stdout && errs.offset == e.Stderr:
			return nil
		case ended == nil && !sentOut && !sentErr:
			return fmt.Errorf("%w: %s recorded %d and %d bytes, but %d and %d are there", ErrGone, dir, e.Stdout, e.Stderr, out.offset, errs.offset)
		case ended != nil && !errors.Is(ended, os.ErrNotExist):
			return ended
		}
		if !sentOut && !sentErr {
			if dir.ID() == "" {
				return fmt.Errorf("%w: %s was removed", ErrGone, dir)
			}
			if age, err := dir.heartbeatAge(); ended != nil && err == nil && age > silence {
				return fmt.Errorf("%w for %s in %s", ErrSilent, age.Round(time.Second), dir)
			}
			time.Sleep(pollInterval)
		}
	}
}

type follower struct {
	from   *os.File
	to     io.Writer
	offset int64
}

func follow(dir Dir, stream string, offset int64, to io.Writer) (*follower, error) {
	if size := dir.size(stream); offset < 0 || offset > size {
		return nil, fmt.Errorf("%w: offset %d of %s, which has %d bytes", ErrGone, offset, dir.Path(stream), size)
	}
	from, err := os.Open(dir.Path(stream))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrGone, err)
	}
	if _, err := from.Seek(offset, io.SeekStart); err != nil {
		return nil, err
	}
	return &follower{from: from, to: to, offset: offset}, nil
}

func (f *follower) copy() (sent bool, err error) {
	n, err := io.Copy(f.to, f.from)
	f.offset += n
	return n > 0, err
}
