package integration

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// lab is a node: a bridge in a namespace of its own, with an API server on it, and pods around it.
type lab struct {
	t      *testing.T
	prefix string
	api    *apiServer
	last   int
}

const gateway = "10.244.0.1"

func newLab(t *testing.T) *lab {
	l := &lab{t: t, prefix: fmt.Sprintf("agent%d-", os.Getpid()), last: 1}
	l.namespace(l.node())
	l.ip("-n", l.node(), "link", "add", "bridge", "address", "02:00:00:00:00:01", "type", "bridge") // else each new port may change it
	l.ip("-n", l.node(), "address", "add", gateway+"/24", "dev", "bridge")
	l.ip("-n", l.node(), "link", "set", "bridge", "up")
	l.api = newAPIServer(t, l)
	return l
}

func (l *lab) node() string { return l.prefix + "node" }

func (l *lab) namespace(name string) {
	l.ip("netns", "add", name)
	l.t.Cleanup(func() { exec.Command("ip", "netns", "delete", name).Run() })
	l.ip("-n", name, "link", "set", "lo", "up")
}

func (l *lab) ip(args ...string) {
	l.t.Helper()
	if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
		l.t.Fatalf("ip %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// inside calls a function on a thread that is in the namespace; sockets made there stay there.
func inside(t *testing.T, name string, call func()) {
	t.Helper()
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
		file, err := os.Open("/var/run/netns/" + name)
		if err == nil {
			err = unix.Setns(int(file.Fd()), unix.CLONE_NEWNET)
			file.Close()
		}
		if err == nil {
			call()
		}
		done <- err
	}()
	if err := <-done; err != nil {
		t.Fatalf("namespace %s: %v", name, err)
	}
}

func eventually(t *testing.T, what string, try func() error) time.Duration {
	t.Helper()
	begun := time.Now()
	for {
		err := try()
		if err == nil {
			return time.Since(begun)
		}
		if time.Since(begun) > 60*time.Second {
			t.Fatalf("%s: %v", what, err)
		}
		time.Sleep(2 * time.Millisecond)
	}
}
