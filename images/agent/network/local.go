package network

import (
	"context"
	"fmt"
	"os"

	"boulderk8s.io/agent/endpoint"
	"boulderk8s.io/agent/links"
	"boulderk8s.io/agent/peers"
	"boulderk8s.io/agent/relay"
	"boulderk8s.io/agent/syslog"
)

// addresses puts on lo what programs of the pod bind.
func addresses(self peers.Peer, log *changeLog) error {
	all := append(self.Endpoint.Addresses(), self.Endpoint.Local...)
	if err := links.Own(all); err != nil || len(all) == 0 {
		return err
	}
	if err := links.KeepToOwn(self.IP); err != nil {
		log.error(err) // where no other pod is on the same link, nobody asks
	}
	return nil
}

// forward begins to listen at all sockets of the pod that lead elsewhere.
func forward(ctx context.Context, all []endpoint.Forward, complain func(error)) error {
	for _, one := range all {
		listeners, err := relay.Listen(one.Listen)
		if err != nil {
			return fmt.Errorf("forward to %s: %w", one.To, err)
		}
		for _, listener := range listeners {
			go relay.Serve(ctx, listener, relay.To(one.To), func(err error) { complain(fmt.Errorf("forward from %s: %w", one.Listen, err)) })
		}
	}
	return nil
}

// printSyslog takes what programs of the pod log there, if there is such a socket.
func printSyslog(path string, failed chan<- error) error {
	if path == "" {
		return nil
	}
	socket, err := syslog.Listen(path)
	if err != nil {
		return err
	}
	go func() { failed <- syslog.Print(socket, os.Stdout) }()
	return nil
}
