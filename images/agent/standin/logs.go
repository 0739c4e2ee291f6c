package standin

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"boulderk8s.io/agent/peers"
)

const (
	again    = 2 * time.Second
	longLine = 64 << 10
)

// logs passes on what the pods print.
type logs struct {
	ctx  context.Context
	api  peers.API
	out  io.Writer
	say  func(string)
	open sync.WaitGroup
}

func newLogs(ctx context.Context, api peers.API, out io.Writer, say func(string)) *logs {
	return &logs{ctx: ctx, api: api, out: out, say: say}
}

// follow goes on until the stand-in ends; then a log has some time to come to its own end.
func (l *logs) follow(i peers.Instance) {
	l.open.Go(func() {
		since := ""
		for {
			begun := time.Now()
			opened, err := l.once(i, since)
			switch {
			case opened:
				since = time.Now().UTC().Format(time.RFC3339)
			case since == "":
				since = begun.UTC().Format(time.RFC3339)
			}
			select {
			case <-l.ctx.Done():
				return
			case <-time.After(again): // an end of the pod is known by then
				l.say(fmt.Sprintf("log of pod %s was interrupted, lines may be missing or there twice: %v", i.Pod, err))
			}
		}
	})
}

func (l *logs) once(i peers.Instance, since string) (opened bool, err error) {
	ctx, stop := context.WithCancel(context.WithoutCancel(l.ctx))
	defer stop()
	release := context.AfterFunc(l.ctx, func() { time.AfterFunc(farewell, stop) })
	defer release()
	log, err := l.api.Log(ctx, i, since)
	if err != nil {
		return false, err
	}
	defer log.Close()
	lines := bufio.NewReaderSize(log, longLine)
	for {
		line, err := lines.ReadSlice('\n')
		if _, failed := l.out.Write(line); failed != nil {
			return true, failed
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return true, err
		}
	}
}

// wait for the last lines.
func (l *logs) wait(limit time.Duration) {
	done := make(chan struct{})
	go func() { l.open.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(limit):
	}
}
