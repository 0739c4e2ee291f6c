// Package standin stands in a run for a service that has pods of its own: for who starts it, it is the service's process.
package standin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"sync"
	"time"

	"boulderk8s.io/agent/peers"
	"boulderk8s.io/agent/relay"
	"boulderk8s.io/agent/syslog"
)

const (
	between    = 100 * time.Millisecond // of two tries to reach the pod
	oneTry     = 2 * time.Second
	farewell   = 3 * time.Second // for the last lines of a pod that has ended
	firstWords = 5 * time.Second // what it waits for is not said before
)

// Selector of a service's pods.
func (s Service) Selector() string { return "app=" + s.Target }

// Place is where the stand-in is: the way to its pods, and where it prints, complains and logs.
type Place struct {
	API    peers.API
	Out    io.Writer
	Say    func(string)
	Syslog *syslog.Sender
}

// Run listens where the service's process would, as soon as its pod does, and passes connections and the pod's log on. It ends with the
// context (nil), or with what happened to the pod.
func Run(ctx context.Context, place Place, service Service) error {
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	api, say := place.API, place.Say
	complain := func(err error) { say(err.Error()) }
	logs := &logs{ctx: ctx, place: place}
	pods := newPods(logs.follow, func(err error) { end(err) })
	go peers.Instances(ctx, api, pods.see, complain)
	if err := accepting(ctx, pods, service.Listen, say); err != nil {
		return outcome(ctx)
	}
	pods.bind()
	if err := serve(ctx, pods, service.Listen, complain); err != nil {
		return err
	}
	<-ctx.Done()
	logs.wait(farewell)
	return outcome(ctx)
}

// Once says nothing twice in a row: an API server that is away is away at each try.
func Once(say func(string)) func(string) {
	var mutex sync.Mutex
	said := ""
	return func(text string) {
		mutex.Lock()
		defer mutex.Unlock()
		if text != said {
			say(text)
		}
		said = text
	}
}

func outcome(ctx context.Context) error {
	var lost Lost
	if errors.As(context.Cause(ctx), &lost) {
		return lost
	}
	return nil
}

func serve(ctx context.Context, pods *pods, addresses []string, complain func(error)) error {
	for _, address := range addresses {
		listeners, err := relay.Listen(address)
		if err != nil {
			return err
		}
		port := portOf(address)
		for _, listener := range listeners {
			go relay.Serve(ctx, listener, func(ctx context.Context) (*net.TCPConn, error) { return dial(ctx, pods.next(), port) }, complain)
		}
	}
	return nil
}

// accepting waits until a pod accepts connections at every port.
func accepting(ctx context.Context, pods *pods, addresses []string, say func(string)) error {
	said, begun := "", time.Now()
	for {
		for _, ip := range pods.next() {
			if all(ctx, ip, addresses) {
				return nil
			}
		}
		if text := pods.description(); text != said && time.Since(begun) > firstWords {
			say("waiting: " + text)
			said = text
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-pods.changed:
		case <-time.After(between):
		}
	}
}

func all(ctx context.Context, ip netip.Addr, addresses []string) bool {
	ctx, stop := context.WithTimeout(ctx, oneTry)
	defer stop()
	for _, address := range addresses {
		c, err := dial(ctx, []netip.Addr{ip}, portOf(address))
		if err != nil {
			return false
		}
		c.Close()
	}
	return true
}

// dial gives the first connection that can be made.
func dial(ctx context.Context, to []netip.Addr, port string) (*net.TCPConn, error) {
	err := errors.New("no pod runs")
	for _, ip := range to {
		var c *net.TCPConn
		if c, err = relay.To(net.JoinHostPort(ip.String(), port))(ctx); err == nil {
			return c, nil
		}
	}
	return nil, fmt.Errorf("port %s: %w", port, err)
}

func portOf(address string) string {
	_, port, _ := net.SplitHostPort(address)
	return port
}
