package supervise

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"
)

// mirror repeats a stream in the container's log. The log is a view: when it stands still for longer than the patience,
// output is left out of it (and the gap is named in it), while the spool and the command go on.
type mirror struct {
	to       io.Writer
	queue    chan []byte
	done     chan struct{}
	leftOut  int
	patience time.Duration
	stuck    atomic.Bool
}

func newMirror(to io.Writer, patience time.Duration) *mirror {
	m := &mirror{to: to, queue: make(chan []byte, 64), done: make(chan struct{}), patience: patience}
	go func() {
		defer close(m.done)
		for chunk := range m.queue {
			m.to.Write(chunk) // a closed log is no reason to stop
			m.stuck.Store(false)
		}
	}()
	return m
}

func (m *mirror) Write(p []byte) (int, error) {
	chunk := append([]byte(nil), p...)
	if m.leftOut > 0 {
		chunk = append(fmt.Appendf(nil, "\n[agent: %d bytes are missing here, the spool has them]\n", m.leftOut), chunk...)
	}
	if m.offer(chunk) {
		m.leftOut = 0
	} else {
		m.leftOut += len(p)
	}
	return len(p), nil
}

func (m *mirror) offer(chunk []byte) bool {
	select {
	case m.queue <- chunk:
		return true
	default:
	}
	if m.stuck.Load() {
		return false
	}
	select {
	case m.queue <- chunk:
		return true
	case <-time.After(m.patience):
		m.stuck.Store(true)
		return false
	}
}

// close waits, not longer than the patience, until all is written.
func (m *mirror) close() {
	close(m.queue)
	select {
	case <-m.done:
	case <-time.After(m.patience):
	}
}
