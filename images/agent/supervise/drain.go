package supervise

import (
	"errors"
	"io"
	"os"
	"time"

	"boulderk8s.io/agent/spool"
)

// drain copies one pipe of the command to its spool, until nobody can write to the pipe any more.
type drain struct {
	from   *os.File
	to     *spool.Stream
	closed chan struct{}
}

var errHeldOpen = errors.New("the pipe is held open by a process outside of the run")

func newDrain(from *os.File, to *spool.Stream) *drain {
	d := &drain{from: from, to: to, closed: make(chan struct{})}
	go func() {
		defer close(d.closed)
		if _, err := io.CopyBuffer(struct{ io.Writer }{to}, struct{ io.Reader }{from}, make([]byte, 64<<10)); err != nil {
			to.Incomplete(err)
		}
	}()
	return d
}

// finish waits for the end of the pipe as long as bytes arrive, and within the bound.
func (d *drain) finish(quiet, bound time.Duration) {
	defer d.from.Close()
	before, _ := d.to.Size()
	for deadline := time.Now().Add(bound); ; {
		select {
		case <-d.closed:
			return
		case <-time.After(quiet):
		}
		now, _ := d.to.Size()
		if now == before || time.Now().After(deadline) {
			d.to.Incomplete(errHeldOpen)
			d.from.SetReadDeadline(time.Now())
			<-d.closed
			return
		}
		before = now
	}
}
