package network

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"time"
)

// An abstract socket: the image has no folder to put one in. It belongs to the network namespace, so to the pod.
const (
	socket = "@boulder-k8s/net"
	ready  = "ready"
)

// state is what `agent net-ready` is told: ready, or what is being waited for.
type state struct {
	mutex sync.Mutex
	text  string
}

func newState(text string) *state { return &state{text: text} }

func (s *state) set(text string) { s.unless("", text) }

func (s *state) unless(kept, text string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.text != kept {
		s.text = text
	}
}

func (s *state) get() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.text
}

func (s *state) serve() error {
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return fmt.Errorf("is another agent net running in this pod? %w", err)
	}
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			connection.SetDeadline(time.Now().Add(time.Second))
			io.WriteString(connection, s.get())
			connection.Close()
		}
	}()
	return nil
}

// AwaitReady asks the agent of this pod until it is ready.
func AwaitReady(ctx context.Context) error {
	last := "agent net does not run"
	for {
		if text, err := ask(); err == nil {
			last = text
		}
		if last == ready {
			return nil
		}
		select {
		case <-ctx.Done():
			return errors.New("the network of the pod is not ready: " + last)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func ask() (string, error) {
	connection, err := net.Dial("unix", socket)
	if err != nil {
		return "", err
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(time.Second))
	text, err := io.ReadAll(connection)
	return strings.TrimSpace(string(text)), err
}
