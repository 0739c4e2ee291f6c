package probe

import (
	"cmp"
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// Questions are what the caller wants to know beside the plain facts.
type Questions struct {
	Names     []string
	Addresses []string
	Targets   []Target
	Ask       bool          // targets are `agent serve`: ask what they see
	Timeout   time.Duration // of each question
}

// what is asked at once of one kind: nearly all of it waits for silence to be long enough
const atOnce = 64

// Gather moves into the container's file system, for good: files, names and sockets are then those that its programs see.
func Gather(q Questions) (r Report, err error) {
	pid, err := MainProcess("/proc")
	if err != nil {
		return r, err
	}
	if r.Process, err = ReadProcess("/proc", pid); err != nil {
		return r, err
	}
	folder := filepath.Join("/proc", strconv.Itoa(pid))
	if r.Mounts, err = Mounts(filepath.Join(folder, "mountinfo"), filepath.Join(folder, "root")); err != nil {
		return r, err
	}
	if r.Sockets, err = Listening(filepath.Join(folder, "net")); err != nil {
		return r, err
	}
	if r.Addresses, err = addresses(); err != nil {
		return r, err
	}
	if r.Hostname, err = os.Hostname(); err != nil {
		return r, err
	}
	if err = errors.Join(unix.Chroot(filepath.Join(folder, "root")), unix.Chdir("/")); err != nil {
		return r, err
	}
	hosts, err := os.ReadFile("/etc/hosts")
	resolver, err2 := os.ReadFile("/etc/resolv.conf")
	if err := errors.Join(err, err2); err != nil {
		return r, err
	}
	r.Hosts, r.Resolver = parseHosts(string(hosts)), parseResolver(string(resolver))
	q.answer(&r)
	return r, nil
}

func (q Questions) answer(r *Report) {
	a := asker{timeout: q.Timeout}
	if len(r.Resolver.Nameservers) > 0 {
		a.server = r.Resolver.Nameservers[0]
	}
	var all sync.WaitGroup
	all.Go(func() { r.Names = each(q.Names, func(name string) string { return name }, a.answers) })
	all.Go(func() { r.Reverse = each(q.Addresses, func(address string) string { return address }, a.reverse) })
	all.Go(func() {
		r.Reach = each(q.Targets, func(t Target) string { return cmp.Or(t.Label, t.Network+":"+t.Address) },
			func(t Target) Outcome { return call(t, q.Ask, q.Timeout) })
	})
	all.Wait()
}

// each asks many things at once, as silence takes long.
func each[Q, A any](questions []Q, label func(Q) string, ask func(Q) A) map[string]A {
	answers := map[string]A{}
	var mutex sync.Mutex
	var all sync.WaitGroup
	tickets := make(chan bool, atOnce)
	for _, question := range questions {
		all.Go(func() {
			tickets <- true
			answer := ask(question)
			<-tickets
			mutex.Lock()
			defer mutex.Unlock()
			answers[label(question)] = answer
		})
	}
	all.Wait()
	return answers
}

func addresses() (all []Address, err error) {
	links, err := net.Interfaces()
	for _, link := range links {
		prefixes, problem := link.Addrs()
		err = errors.Join(err, problem)
		for _, prefix := range prefixes {
			all = append(all, Address{Link: link.Name, Prefix: prefix.String(), MTU: link.MTU})
		}
	}
	slices.SortFunc(all, func(a, b Address) int { return strings.Compare(a.Link+" "+a.Prefix, b.Link+" "+b.Prefix) })
	return all, err
}
