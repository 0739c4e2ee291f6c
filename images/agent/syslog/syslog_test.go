package syslog

import (
	"bufio"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// listening gives what comes out, line by line.
func listening(t *testing.T, path string) (*bufio.Reader, net.PacketConn) {
	socket, err := Listen(path)
	if err != nil {
		t.Fatal(err)
	}
	out, in := io.Pipe()
	go func() { in.CloseWithError(Print(socket, in)) }()
	t.Cleanup(func() { socket.Close(); io.Copy(io.Discard, out) })
	return bufio.NewReader(out), socket
}

// writes as Go's log/syslog does: a datagram, to whoever listens now.
func writes(t *testing.T, path, message string) {
	t.Helper()
	c, err := net.Dial("unixgram", path)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, message); err != nil {
		t.Fatal(err)
	}
}

func TestEachMessageIsALine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "syslog")
	out, _ := listening(t, path)
	long := strings.Repeat("x", 100_000)
	for message, want := range map[string]string{
		"<134>Jan  2 15:04:05 boulder-sa[1]: hello\n": "Jan  2 15:04:05 boulder-sa[1]: hello\n",
		"no priority": "no priority\n",
		"<6>" + long:  long + "\n",
	} {
		writes(t, path, message)
		if got, err := out.ReadString('\n'); got != want {
			t.Errorf("%.80q: %.80q, %v", message, got, err)
		}
	}
}

func TestEverybodyMayWriteAndAnAgentThatIsStartedAgainListens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "syslog")
	_, first := listening(t, path)
	first.Close()
	os.WriteFile(path, nil, 0o600) // as it is left by one that was killed
	out, _ := listening(t, path)
	if info, err := os.Stat(path); err != nil || !regexp.MustCompile("^Srw-rw-rw-$").MatchString(info.Mode().String()) {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	writes(t, path, "again")
	if got, err := out.ReadString('\n'); got != "again\n" {
		t.Errorf("%q, %v", got, err)
	}
}
