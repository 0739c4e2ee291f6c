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
	"boulderk8s.io/agent/syslog"
)

const (
	again    = 2 * time.Second
	longLine = 64 << 10
)

// logs passes on what the pods print, and what they log to syslog: as their processes would do here.
type logs struct {
	ctx   context.Context
	place Place
	open  sync.WaitGroup
}

// follow goes on until the stand-in ends; then a log has some time to come to its own end.
func (l *logs) follow(i peers.Instance) {
	l.open.Go(func() {
		l.container(i.Pod, i.Container, func(log io.Reader) error { return printed(log, l.place.Out) })
	})
	if i.Syslog != "" {
		l.open.Go(func() { l.container(i.Pod, i.Syslog, l.logged) })
	}
}

func (l *logs) container(pod, container string, pass func(io.Reader) error) {
	since := ""
	for {
		begun := time.Now()
		opened, err := l.once(pod, container, since, pass)
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
			l.place.Say(fmt.Sprintf("log of pod %s (%s) was interrupted, lines may be missing or there twice: %v", pod, container, err))
		}
	}
}

func (l *logs) once(pod, container, since string, pass func(io.Reader) error) (opened bool, err error) {
	ctx, stop := context.WithCancel(context.WithoutCancel(l.ctx))
	defer stop()
	release := context.AfterFunc(l.ctx, func() { time.AfterFunc(farewell, stop) })
	defer release()
	log, err := l.place.API.Log(ctx, pod, container, since)
	if err != nil {
		return false, err
	}
	defer log.Close()
	return true, pass(log)
}

// printed passes whole lines on: other stand-ins print to the same place.
func printed(log io.Reader, out io.Writer) error {
	lines := bufio.NewReaderSize(log, longLine)
	for {
		line, err := lines.ReadSlice('\n')
		if _, failed := out.Write(line); failed != nil {
			return failed
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// logged passes what the sidecar printed of syslog to this container's daemon; a message that it does not take is said here.
func (l *logs) logged(log io.Reader) error {
	lines := bufio.NewReader(log)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return err
		}
		if message, is := syslog.Message(line); is {
			if err := l.place.Syslog.Send(message); err != nil {
				l.place.Say(fmt.Sprintf("%v: %s", err, message))
			}
		}
	}
}

// wait for the last lines. The sidecar's log goes on where only the service restarts.
func (l *logs) wait(limit time.Duration) {
	done := make(chan struct{})
	go func() { l.open.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(limit):
	}
}
