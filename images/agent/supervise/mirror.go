package supervise

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"boulderk8s.io/agent/spool"
)

// How far the container's log may be behind, how long it may stand still at the end of the run, and how long it may take there in all.
const (
	behind  = 32 << 20
	still   = 2 * time.Second
	closing = 10 * time.Second
)

// mirror repeats a stream of the spool in the container's log, at the pace of the log: a runtime that stamps each line is much slower
// than the command and its reader, and neither waits for it. The log is a view: what it leaves out is named in it, the spool has it.
type mirror struct {
	stream *spool.Stream
	from   *os.File
	to     io.Writer
	ended  chan struct{}
	done   chan struct{}
	at     atomic.Int64
	late   atomic.Bool
}

func newMirror(stream *spool.Stream, path string, to io.Writer) (*mirror, error) {
	from, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	m := &mirror{stream: stream, from: from, to: to, ended: make(chan struct{}), done: make(chan struct{})}
	go m.follow()
	return m, nil
}

func (m *mirror) follow() {
	defer close(m.done)
	defer m.from.Close()
	chunk := make([]byte, 64<<10)
	for ended := false; ; {
		size, _ := m.stream.Size()
		if m.at.Load() == size && ended {
			return
		}
		if m.at.Load() == size {
			select {
			case <-m.stream.Grown():
			case <-m.ended:
				ended = true
			}
			continue
		}
		if missing := size - m.at.Load(); missing > behind || m.late.Load() {
			fmt.Fprintf(m.to, "\n[agent: %d bytes are missing here, the spool has them]\n", missing)
			m.at.Store(size)
			continue
		}
		n, err := m.from.ReadAt(chunk[:min(int64(len(chunk)), size-m.at.Load())], m.at.Load())
		if n == 0 && err != nil {
			return
		}
		m.to.Write(chunk[:n]) // a closed log is no reason to stop
		m.at.Add(int64(n))
	}
}

// mirrors repeats both streams in the container's log.
func mirrors(o Options, w *spool.Writer) (closeBoth func(), err error) {
	out, err := newMirror(w.Stdout, o.Dir.Path(spool.Stdout), o.Stdout)
	if err != nil {
		return nil, err
	}
	errs, err := newMirror(w.Stderr, o.Dir.Path(spool.Stderr), o.Stderr)
	if err != nil {
		return nil, err
	}
	return func() { out.close(); errs.close() }, nil
}

// close waits, as long as the log moves and within a bound, until all is written. Nothing may be added to the stream any more.
func (m *mirror) close() {
	close(m.ended)
	deadline := time.After(closing)
	for {
		before := m.at.Load()
		select {
		case <-m.done:
			return
		case <-deadline:
			m.late.Store(true)
		case <-time.After(still):
			if m.at.Load() == before {
				return
			}
		}
	}
}
