package standin

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"boulderk8s.io/agent/syslog"
)

// text is what somebody writes while others read it.
type text struct {
	mutex sync.Mutex
	all   bytes.Buffer
}

func (t *text) Write(p []byte) (int, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.all.Write(p)
}

func (t *text) String() string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.all.String()
}

// standingIn is a stand-in at work. The pod is at 127.0.0.1 and the stand-in at 127.0.0.2, on the same port.
type standingIn struct {
	*cluster
	port      string
	out, said text
	ended     chan error
	stop      context.CancelFunc
}

func stand(t *testing.T, port string) *standingIn {
	s := &standingIn{cluster: newCluster(t), port: port, ended: make(chan error, 1)}
	s.write("staging/stand-ins.json", `{"services":[{"name":"other","argv":[],"listen":[],"target":""},
		{"name":"boulder-sa-1","argv":["./bin/boulder"],"listen":["127.0.0.2:`+port+`"],"target":"boulder-sa-1"}],"left":[]}`)
	return s
}

func (s *standingIn) start() *standingIn {
	s.t.Helper()
	service, err := Read(filepath.Join(s.dir, "staging/stand-ins.json"), "boulder-sa-1")
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Setenv("KUBERNETES_SERVICE_HOST", "")
	api, err := API(filepath.Join(s.dir, "api"), filepath.Join(s.dir, "environ"), service.Selector())
	if err != nil {
		s.t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	s.t.Cleanup(stop)
	go func() {
		s.ended <- Run(ctx, Place{api, &s.out, func(line string) { fmt.Fprintln(&s.said, line) }, &syslog.Sender{Places: []string{s.devLog()}}}, service)
	}()
	return s
}

func (s *standingIn) devLog() string { return filepath.Join(s.dir, "log") }

func (s *standingIn) dial() (*net.TCPConn, error) {
	c, err := net.Dial("tcp", "127.0.0.2:"+s.port)
	if err != nil {
		return nil, err
	}
	s.t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(30 * time.Second))
	return c.(*net.TCPConn), nil
}

// service is the program in the pod: it answers each line, and says at the end how many there were.
func service(t *testing.T) (port string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				count := 0
				for lines := bufio.NewScanner(c); lines.Scan(); count++ {
					if lines.Text() == "reset" {
						c.(*net.TCPConn).SetLinger(0)
						return
					}
					fmt.Fprintln(c, "heard "+lines.Text())
				}
				fmt.Fprintln(c, count)
			}()
		}
	}()
	_, port, _ = net.SplitHostPort(listener.Addr().String())
	return port
}

func eventually(t *testing.T, what string, try func() error) {
	t.Helper()
	begun := time.Now()
	for {
		err := try()
		if err == nil {
			return
		}
		if time.Since(begun) > 60*time.Second {
			t.Fatalf("%s: %v", what, err)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func (s *standingIn) serves(t *testing.T) *net.TCPConn {
	t.Helper()
	var c *net.TCPConn
	eventually(t, "a stand-in that listens", func() (err error) { c, err = s.dial(); return err })
	return c
}

func (s *standingIn) endsWith(t *testing.T, want string) {
	t.Helper()
	select {
	case err := <-s.ended:
		if fmt.Sprint(err) != want {
			t.Errorf("it ended with %v, not %s", err, want)
		}
	case <-time.After(60 * time.Second):
		t.Errorf("it did not end, but should have with %s; it said %s", want, s.said.String())
	}
}

func TestConnectionsArePassedOnAsTheyAre(t *testing.T) {
	s := stand(t, service(t))
	s.set("sa-a")
	s.start()
	c := s.serves(t)
	io.WriteString(c, "one\ntwo\n")
	c.CloseWrite()
	if got, err := io.ReadAll(c); err != nil || string(got) != "heard one\nheard two\n2\n" {
		t.Errorf("half-closed: %q, %v", got, err)
	}
	broken := s.serves(t)
	io.WriteString(broken, "reset\n")
	if _, err := io.ReadAll(broken); err == nil {
		t.Error("a connection that the pod resets ends in good order here")
	}
	abandoned := s.serves(t)
	abandoned.SetLinger(0)
	abandoned.Close()
	c = s.serves(t)
	io.WriteString(c, "three\n")
	if line, err := bufio.NewReader(c).ReadString('\n'); line != "heard three\n" {
		t.Errorf("after connections that failed: %q, %v", line, err)
	}
	s.stop()
	s.endsWith(t, "<nil>")
}

func TestItListensOnlyWhenThePodDoes(t *testing.T) {
	port := service(t)
	s := stand(t, port)
	s.set("sa-a", `"podIP":"127.0.0.1" -> "podIP":"127.0.0.3"`)
	s.start()
	eventually(t, "a word about it", func() error {
		if !strings.Contains(s.said.String(), "waiting: its pod sa-a does not accept connections") {
			return errors.New(s.said.String())
		}
		return nil
	})
	if _, err := s.dial(); err == nil {
		t.Error("it listens, and its pod does not")
	}
	s.set("sa-a")
	s.serves(t)
}

func TestTheLogFromNowOnIsItsOutput(t *testing.T) {
	s := stand(t, service(t))
	s.print("sa-a", "before\n")
	s.set("sa-a")
	s.start()
	s.serves(t)
	s.isAskedFor(t, "/pods/sa-a/log?")
	long := strings.Repeat("x", 2*longLine)
	s.print("sa-a", "after\n"+long+"\n")
	eventually(t, "the log", func() error {
		if got := s.out.String(); got != "after\n"+long+"\n" {
			return fmt.Errorf("%d bytes", len(got))
		}
		return nil
	})
}

// As the runner's own daemon has it where the services are its processes.
func TestWhatThePodLogsToSyslogIsLoggedHere(t *testing.T) {
	s := stand(t, service(t))
	daemon, err := syslog.Listen(s.devLog())
	if err != nil {
		t.Fatal(err)
	}
	var logged text
	go syslog.Print(daemon, &logged)
	s.set("sa-a", `"containers" -> "initContainers":[{"name":"install"},{"name":"net","env":[{"name":"A"},{"name":"SYSLOG_SOCKET"}]}],"containers"`)
	s.start()
	s.serves(t)
	s.isAskedFor(t, "/pods/sa-a/log?container=net&")
	s.isAskedFor(t, "/pods/sa-a/log?container=boulder-sa-1&")
	s.print("sa-a net", "peers: sa-2 -> 10.244.0.9\nsyslog: <134>one\n")
	s.print("sa-a", "printed\n")
	eventually(t, "the message", func() error {
		if logged.String() != "syslog: <134>one\n" || s.out.String() != "printed\n" {
			return fmt.Errorf("%q, %q", logged.String(), s.out.String())
		}
		return nil
	})
	daemon.Close()
	s.print("sa-a net", "syslog: <134>two\n")
	eventually(t, "a word about what nobody took", func() error {
		if !strings.Contains(s.said.String(), "no syslog daemon: ") || !strings.HasSuffix(s.said.String(), ": <134>two\n") {
			return errors.New(s.said.String())
		}
		return nil
	})
}

func (s *standingIn) isAskedFor(t *testing.T, part string) {
	t.Helper()
	eventually(t, "a request for "+part, func() error {
		s.mutex.Lock()
		defer s.mutex.Unlock()
		if !strings.Contains(strings.Join(s.asked, " "), part) {
			return fmt.Errorf("%q", s.asked)
		}
		return nil
	})
}

func TestItEndsWhenItsPodIsNotTheSameAnyMore(t *testing.T) {
	restarted := `"restartCount":0,"state":{"running":{}} -> "restartCount":1,"state":{"running":{}},"lastState":{"terminated":{"exitCode":2}}`
	over := `"state":{"running":{}} -> "state":{"terminated":{"exitCode":1}}`
	for name, c := range map[string]struct {
		change func(s *standingIn)
		want   string
	}{
		"restarted": {func(s *standingIn) { s.set("sa-a", restarted) }, "its pod sa-a restarted (exit code 2)"},
		"ended":     {func(s *standingIn) { s.set("sa-a", over) }, "its pod sa-a ended (exit code 1)"},
		"deleted":   {func(s *standingIn) { s.set("sa-a", `"uid" -> "deletionTimestamp":"2026-01-01T00:00:00Z","uid"`) }, "its pod sa-a is being deleted"},
		"replaced": {func(s *standingIn) {
			s.set("sa-b")
			s.remove("sa-a")
		}, "its pod sa-a is gone"},
	} {
		t.Run(name, func(t *testing.T) {
			s := stand(t, service(t))
			s.set("sa-a")
			s.start()
			s.serves(t)
			s.print("sa-a", "panic: ")
			c.change(s)
			s.print("sa-a", "no reason\n")
			s.end("sa-a")
			s.endsWith(t, c.want)
		})
	}
}

func TestAPodThatIsAddedIsServed(t *testing.T) {
	s := stand(t, service(t))
	s.set("sa-old", `"uid" -> "deletionTimestamp":"2026-01-01T00:00:00Z","uid"`)
	s.set("sa-a")
	s.start()
	s.serves(t)
	s.remove("sa-old") // it was on its way when the run began
	s.set("sa-b")
	s.isAskedFor(t, "/pods/sa-b/log?")
	s.set("sa-b", `"restartCount":0,"state":{"running":{}} -> "restartCount":1,"state":{"running":{}}`)
	s.endsWith(t, "its pod sa-b restarted (exit code 0)")
}

func TestNothingIsSaidTwiceInARow(t *testing.T) {
	var all []string
	say := Once(func(text string) { all = append(all, text) })
	for _, word := range strings.Fields("a a b a a") {
		say(word)
	}
	if got := strings.Join(all, " "); got != "a b a" {
		t.Error(got)
	}
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	s := stand(t, "1")
	file := filepath.Join(s.dir, "staging/stand-ins.json")
	for name, want := range map[string]string{"nobody": "no service nobody in it", "other": "other has no target"} {
		if _, err := Read(file, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v", err)
		}
	}
	t.Setenv("KUBERNETES_SERVICE_HOST", "")
	s.write("environ", "A=b\x00")
	if _, err := API(filepath.Join(s.dir, "api"), filepath.Join(s.dir, "environ"), "x"); err == nil || !strings.Contains(err.Error(), "KUBERNETES_SERVICE_HOST") {
		t.Errorf("%v", err)
	}
}
