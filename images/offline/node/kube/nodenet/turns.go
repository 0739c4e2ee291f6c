package nodenet

import (
	"context"
	"fmt"
	"sync"
	"time"

	"k8s.io/klog/v2"
)

const (
	refresh = time.Minute            // somebody else may have flushed our rules
	retry   = 200 * time.Millisecond // after a failure
)

// turns runs one function again and again, one turn at a time, and lets callers wait for a turn that began after their call.
type turns struct {
	work chan struct{}

	mutex        sync.Mutex
	asked, ended int // ended: every call up to this number has had its turn
	changed      chan struct{}
	failure      error
}

func newTurns() *turns { return &turns{work: make(chan struct{}, 1), changed: make(chan struct{})} }

func (t *turns) wake() {
	select {
	case t.work <- struct{}{}:
	default: // a turn is due already
	}
}

func (t *turns) run(ctx context.Context, turn func() error) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.work:
		case <-time.After(refresh):
		}
		t.mutex.Lock()
		asked := t.asked
		t.mutex.Unlock()
		err := turn()
		t.mutex.Lock()
		if t.failure = err; err == nil {
			t.ended = asked
		}
		close(t.changed)
		t.changed = make(chan struct{})
		t.mutex.Unlock()
		if err != nil {
			klog.ErrorS(err, "the rules of this node are not up to date")
			time.AfterFunc(retry, t.wake)
		}
	}
}

// next returns when a turn that began after this call has succeeded.
func (t *turns) next(ctx context.Context) error {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.asked++
	for mine := t.asked; t.ended < mine; {
		changed := t.changed
		t.wake()
		t.mutex.Unlock()
		select {
		case <-changed:
			t.mutex.Lock()
		case <-ctx.Done():
			t.mutex.Lock()
			return fmt.Errorf("%w; last failure: %v", ctx.Err(), t.failure)
		}
	}
	return nil
}
