package supervise

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"boulderk8s.io/agent/spool"
)

// The test program runs as the supervisor, too: signals, orphans and exit codes need a process of their own.
func TestMain(m *testing.M) {
	if text := os.Getenv("SUPERVISE"); text != "" {
		os.Unsetenv("SUPERVISE")
		o := Options{Stdout: os.Stdout, Stderr: os.Stderr}
		if err := json.Unmarshal([]byte(text), &o); err != nil {
			panic(err)
		}
		os.Exit(Run(o))
	}
	os.Exit(m.Run())
}

type supervised struct {
	t   *testing.T
	dir spool.Dir
	cmd *exec.Cmd
	log bytes.Buffer
}

func prepare(t *testing.T, dir spool.Dir, command ...string) *supervised {
	t.Helper()
	text, err := json.Marshal(struct {
		Dir     spool.Dir
		ID      string
		Grace   time.Duration
		Command []string
	}{dir, "one", time.Second, command})
	if err != nil {
		t.Fatal(err)
	}
	s := &supervised{t: t, dir: dir, cmd: exec.Command(os.Args[0])}
	s.cmd.Env = append(os.Environ(), "SUPERVISE="+string(text))
	s.cmd.Stderr = &s.log
	return s
}

// begin starts a command under supervision in a new folder.
func begin(t *testing.T, command ...string) *supervised {
	t.Helper()
	return prepare(t, spool.Dir(t.TempDir()), command...).start()
}

func (s *supervised) start() *supervised {
	s.t.Helper()
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(s.endsWithItsCommand)
	return s
}

// endsWithItsCommand: a supervisor that is killed leaves its command behind, in a session of its own.
func (s *supervised) endsWithItsCommand() {
	s.cmd.Process.Signal(syscall.SIGSTOP)
	for _, pid := range descendants(s.cmd.Process.Pid) {
		syscall.Kill(pid, syscall.SIGKILL)
	}
	s.cmd.Process.Kill()
	s.cmd.Wait()
}

// end waits for the record, without releasing the run.
func (s *supervised) end() spool.End {
	s.t.Helper()
	var e spool.End
	eventually(s.t, "the end of the run", func() (err error) { e, err = s.dir.End(); return err })
	return e
}

// exit releases the run and gives the supervisor's own exit code.
func (s *supervised) exit() int {
	s.t.Helper()
	s.end()
	if err := Ask(s.dir, "release"); err != nil {
		s.t.Fatalf("release: %v", err)
	}
	return s.wait()
}

func (s *supervised) wait() int {
	s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}

func (s *supervised) signal(number syscall.Signal) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(number); err != nil {
		s.t.Fatal(err)
	}
}

func (s *supervised) spooled(stream string) string {
	s.t.Helper()
	text, err := os.ReadFile(s.dir.Path(stream))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// prints waits until the command has printed this line.
func (s *supervised) prints(line string) *supervised {
	s.t.Helper()
	eventually(s.t, "output "+line, func() error {
		text, err := os.ReadFile(s.dir.Path(spool.Stdout))
		if err == nil && !bytes.Contains(text, []byte(line+"\n")) {
			err = io.ErrUnexpectedEOF
		}
		return err
	})
	return s
}

func eventually(t *testing.T, what string, try func() error) {
	t.Helper()
	deadline := time.Now().Add(60 * time.Second)
	for {
		err := try()
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s: %v", what, err)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func onlyRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root: mounts and namespaces")
	}
}
