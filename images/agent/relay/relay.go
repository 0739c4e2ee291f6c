// Package relay passes TCP connections on as they are: both ways, half-closed where they are, as long as they last.
package relay

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

// Dial makes the connection that belongs to an accepted one.
type Dial func(ctx context.Context) (*net.TCPConn, error)

// To dials always the same address.
func To(address string) Dial {
	return func(ctx context.Context) (*net.TCPConn, error) {
		c, err := (&net.Dialer{Timeout: dialTimeout}).DialContext(ctx, "tcp", address)
		if err != nil {
			return nil, err
		}
		return c.(*net.TCPConn), nil
	}
}

const (
	dialTimeout = 30 * time.Second
	afterError  = 20 * time.Millisecond
)

// Serve passes on what the listener accepts, until the context ends or the listener is closed. No connection that fails ends it.
func Serve(ctx context.Context, listener *net.TCPListener, dial Dial, complain func(error)) {
	stop := context.AfterFunc(ctx, func() { listener.Close() })
	defer stop()
	for {
		client, err := listener.AcceptTCP()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil { // a caller that is gone already, too many open files: the next one may be served
			complain(err)
			time.Sleep(afterError)
			continue
		}
		go func() {
			server, err := dial(ctx)
			if err != nil {
				complain(err)
				reset(client)
				return
			}
			Pass(client, server)
		}()
	}
}

// Pass returns when both connections are over.
func Pass(a, b *net.TCPConn) {
	var both sync.WaitGroup
	both.Go(func() { oneWay(a, b) })
	both.Go(func() { oneWay(b, a) })
	both.Wait()
	a.Close()
	b.Close()
}

// oneWay ends with the end of what is sent. What ends in disorder here, ends so there.
func oneWay(to, from *net.TCPConn) {
	if _, err := io.Copy(to, from); err != nil {
		reset(to)
		reset(from)
		return
	}
	to.CloseWrite()
}

func reset(c *net.TCPConn) {
	c.SetLinger(0)
	c.Close()
}
