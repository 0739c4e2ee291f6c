// Package served watches who listens in a run at the ports of services that have pods of their own: their stand-ins, or processes that
// the tests started after all. It looks at the kernel's tables, so it needs nothing of what makes the tests start stand-ins.
package served

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"boulderk8s.io/agent/sockets"
	"boulderk8s.io/agent/spool"
	"boulderk8s.io/agent/standin"
)

const every = 500 * time.Millisecond

// Watch looks until it is ended. That of a stack without such services is nil.
type Watch struct {
	services []standin.Service
	problem  string
	known    map[string]holder // by inode
	unseen   map[string]bool   // inodes of nobody we see, once
	stoodIn  map[string]bool
	others   map[string]spool.Other // by service and socket
	stop     chan struct{}
	looking  sync.WaitGroup
}

// Begin watches if there is a list of stand-ins in the folder that the agent is installed in.
func Begin(folder string) *Watch {
	file := filepath.Join(folder, "staging", "stand-ins.json")
	services, err := standin.All(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	w := &Watch{services: services, known: map[string]holder{}, unseen: map[string]bool{}, stoodIn: map[string]bool{},
		others: map[string]spool.Other{}, stop: make(chan struct{})}
	w.note(err)
	w.looking.Go(w.untilStopped)
	return w
}

func (w *Watch) untilStopped() {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		w.look()
		select {
		case <-w.stop:
			return
		case <-ticker.C:
		}
	}
}

// End says what was seen.
func (w *Watch) End() *spool.StandIns {
	if w == nil {
		return nil
	}
	close(w.stop)
	w.looking.Wait()
	seen := &spool.StandIns{Served: slices.Sorted(maps.Keys(w.stoodIn)), Others: []spool.Other{}, Problem: w.problem}
	if seen.Served == nil {
		seen.Served = []string{}
	}
	for _, key := range slices.Sorted(maps.Keys(w.others)) {
		seen.Others = append(seen.Others, w.others[key])
	}
	return seen
}

func (w *Watch) look() {
	listening, err := listeners("/proc/net")
	w.note(err)
	w.identify(listening)
	for _, socket := range listening {
		for _, service := range w.services {
			if at, is := listensFor(service, socket.At); is {
				w.see(service.Name, at, w.known[socket.Inode])
			}
		}
	}
}

func (w *Watch) see(service, at string, by holder) {
	switch {
	case by.standsIn == service:
		w.stoodIn[service] = true
	case by.process != "":
		w.others[service+" "+at] = spool.Other{Service: service, Socket: at, Process: by.process}
	}
}

// identify finds the processes of sockets that are new. One of nobody may be closing: it is somebody's who cannot be seen when it is
// still there at the next look.
func (w *Watch) identify(listening []sockets.Socket) {
	unknown := map[string]bool{}
	for _, socket := range listening {
		if _, is := w.known[socket.Inode]; !is && w.isOurs(socket) {
			unknown[socket.Inode] = true
		}
	}
	if len(unknown) > 0 {
		maps.Copy(w.known, holders(unknown))
	}
	for inode := range unknown {
		if _, is := w.known[inode]; !is && w.unseen[inode] {
			w.known[inode] = holder{process: "a process that this one may not look at"}
		}
	}
	w.unseen = unknown
}

func (w *Watch) isOurs(socket sockets.Socket) bool {
	return slices.ContainsFunc(w.services, func(s standin.Service) bool { _, is := listensFor(s, socket.At); return is })
}

func (w *Watch) note(err error) {
	if err != nil {
		w.problem = err.Error()
	}
}
