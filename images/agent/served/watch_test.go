package served

import (
	"bufio"
	"fmt"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boulderk8s.io/agent/sockets"
	"boulderk8s.io/agent/spool"
	"boulderk8s.io/agent/standin"
)

// The test program is a stand-in, or another process, too: it listens and says where.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && (os.Args[1] == "stand-in" || os.Args[1] == "boulder-sa") {
		listener, err := net.Listen("tcp", os.Getenv("LISTEN"))
		if err != nil {
			panic(err)
		}
		fmt.Println(listener.Addr().(*net.TCPAddr).Port)
		select {}
	}
	os.Exit(m.Run())
}

// listening starts such a process; it gives its port.
func listening(t *testing.T, at string, arguments ...string) (port string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], arguments...)
	cmd.Env = append(os.Environ(), "LISTEN="+at)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

// seen is what a watch says that looks once at services sa-1, sa-2, ... with these sockets.
func seen(t *testing.T, sockets ...string) *spool.StandIns {
	t.Helper()
	var services []string
	for i, socket := range sockets {
		services = append(services, fmt.Sprintf(`{"name":"sa-%d","listen":[%q],"target":"sa"}`, i+1, socket))
	}
	watch := Begin(folder(t, `{"services":[`+strings.Join(services, ",")+`]}`))
	return watch.End()
}

func folder(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "staging"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "staging", "stand-ins.json"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAStandInIsSeenToServe(t *testing.T) {
	got := seen(t, ":"+listening(t, "127.0.0.1:0", "stand-in", "sa-1"))
	if !slices.Equal(got.Served, []string{"sa-1"}) || len(got.Others) != 0 || got.Problem != "" {
		t.Errorf("%+v", got)
	}
}

func TestAServiceThatRunsInTheRunItselfIsNamed(t *testing.T) {
	port := listening(t, "[::]:0", "boulder-sa", "--config")
	got := seen(t, ":"+port)
	if len(got.Served) != 0 || len(got.Others) != 1 || got.Others[0].Service != "sa-1" || got.Others[0].Socket != ":"+port ||
		!strings.HasSuffix(got.Others[0].Process, " boulder-sa --config") {
		t.Errorf("%+v", got)
	}
}

func TestTheStandInOfAnotherServiceIsNoneOfThisOne(t *testing.T) {
	got := seen(t, ":"+listening(t, "127.0.0.1:0", "stand-in", "sa-9"))
	if len(got.Served) != 0 || len(got.Others) != 1 || !strings.HasSuffix(got.Others[0].Process, " stand-in sa-9") {
		t.Errorf("%+v", got)
	}
}

func TestAServiceThatIsNotStartedIsNotSpokenOf(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	if got := seen(t, fmt.Sprintf(":%d", port)); len(got.Served) != 0 || len(got.Others) != 0 || got.Problem != "" {
		t.Errorf("%+v", got)
	}
}

func TestAnotherAddressIsAnotherSocket(t *testing.T) {
	port := listening(t, "127.0.0.1:0", "boulder-sa", "x")
	if got := seen(t, "10.77.77.77:"+port, "127.0.0.1:"+port); len(got.Others) != 1 || got.Others[0].Service != "sa-2" {
		t.Errorf("%+v", got)
	}
}

func TestAListThatCannotBeReadIsNoProof(t *testing.T) {
	if got := Begin(folder(t, "{")).End(); !strings.Contains(got.Problem, "stand-ins.json") {
		t.Errorf("%+v", got)
	}
}

func TestWithoutSplitServicesNothingIsSaid(t *testing.T) {
	if got := Begin(t.TempDir()).End(); got != nil {
		t.Errorf("%+v", got)
	}
}

// At the first look its process may have gone, and the socket be about to.
func TestASocketOfAProcessThatCannotBeSeenIsToldAtTheSecondLook(t *testing.T) {
	watch := &Watch{services: []standin.Service{{Name: "sa-1", Listen: []string{":9395"}}}, known: map[string]holder{}}
	socket := []sockets.Socket{{At: netip.MustParseAddrPort("[::]:9395"), Inode: "none"}}
	watch.identify(socket)
	if watch.known["none"].process != "" {
		t.Errorf("first look: %+v", watch.known)
	}
	watch.identify(socket)
	if watch.known["none"].process != "a process that this one may not look at" {
		t.Errorf("second look: %+v", watch.known)
	}
}
