package standin

import (
	"fmt"
	"net/netip"
	"sync"

	"boulderk8s.io/agent/peers"
)

// Lost says what happened to a pod of the service.
type Lost string

func (l Lost) Error() string { return string(l) }

// pods are those of the service. From the time that the stand-in serves they must stay what they are: a real process that ends is seen
// by the suite, too.
type pods struct {
	mutex   sync.Mutex
	changed chan struct{}
	now     []peers.Instance
	bound   map[string]peers.Instance // by UID, once the stand-in serves
	turn    int
	seen    func(peers.Instance) // told of each bound pod
	lost    func(error)
}

func newPods(seen func(peers.Instance), lost func(error)) *pods {
	return &pods{changed: make(chan struct{}, 1), seen: seen, lost: lost}
}

func (p *pods) see(now []peers.Instance) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.now = now
	if p.bound != nil {
		p.compare()
	}
	select {
	case p.changed <- struct{}{}:
	default:
	}
}

// bind makes the pods of now those that must stay.
func (p *pods) bind() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.bound = map[string]peers.Instance{}
	p.compare()
}

// compare binds pods that are new: a service may get more of them.
func (p *pods) compare() {
	there := map[string]bool{}
	for _, i := range p.now {
		there[i.UID] = true
		was, bound := p.bound[i.UID]
		switch {
		case !bound && i.Terminating:
		case !bound:
			p.bound[i.UID] = i
			p.seen(i)
		case i.Restarts != was.Restarts:
			p.lose("its pod %s restarted (exit code %d)", i.Pod, i.ExitCode)
		case was.Running && !i.Running:
			p.lose("its pod %s ended (exit code %d)", i.Pod, i.ExitCode)
		case i.Terminating:
			p.lose("its pod %s is being deleted", i.Pod)
		default:
			p.bound[i.UID] = i
		}
	}
	for uid, was := range p.bound {
		if !there[uid] {
			p.lose("its pod %s is gone", was.Pod)
		}
	}
}

func (p *pods) lose(format string, args ...any) { p.lost(Lost(fmt.Sprintf(format, args...))) }

// next gives the addresses of the pods, those first that are to be tried first: ready ones in turn.
func (p *pods) next() []netip.Addr {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	var ready, others []netip.Addr
	for _, i := range p.now {
		switch {
		case !i.IP.IsValid() || !i.Running || i.Terminating:
		case i.Ready:
			ready = append(ready, i.IP)
		default:
			others = append(others, i.IP)
		}
	}
	if len(ready) == 0 {
		return others
	}
	p.turn = (p.turn + 1) % len(ready)
	return append(ready[p.turn:], ready[:p.turn]...)
}

// description is what can be said of pods that do not serve yet.
func (p *pods) description() string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if len(p.now) == 0 {
		return "it has no pod"
	}
	i := p.now[0]
	if !i.Running {
		return fmt.Sprintf("its pod %s does not run", i.Pod)
	}
	return fmt.Sprintf("its pod %s does not accept connections", i.Pod)
}
