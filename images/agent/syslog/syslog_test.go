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
		"<134>Jan  2 15:04:05 boulder-sa[1]: hello\n": "syslog: <134>Jan  2 15:04:05 boulder-sa[1]: hello\n",
		"<6>two\nlines\n": `syslog quoted: "<6>two\nlines"` + "\n",
		"<6>" + long:      "syslog: <6>" + long + "\n",
	} {
		writes(t, path, message)
		if got, err := out.ReadString('\n'); got != want {
			t.Errorf("%.80q: %.80q, %v", message, got, err)
		}
		if back, is := Message(want); !is || back != strings.TrimSuffix(message, "\n") {
			t.Errorf("%.80q becomes %.80q", want, back)
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
	if got, err := out.ReadString('\n'); got != "syslog: again\n" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestAMessageIsSentToWhoeverListensNow(t *testing.T) {
	dir := t.TempDir()
	nowhere, second := filepath.Join(dir, "nowhere"), filepath.Join(dir, "second")
	sender := &Sender{Places: []string{nowhere, second}}
	if err := sender.Send("early"); err == nil || !strings.Contains(err.Error(), nowhere) || !strings.Contains(err.Error(), second) {
		t.Errorf("%v", err)
	}
	for _, message := range []string{"one", "of a daemon that is started again"} {
		out, socket := listening(t, second)
		if err := sender.Send(message); err != nil {
			t.Error(err)
		}
		if got, err := out.ReadString('\n'); got != plain+message+"\n" {
			t.Errorf("%q, %v", got, err)
		}
		socket.Close()
	}
}

func TestOtherLinesAreNoMessages(t *testing.T) {
	for _, other := range []string{"peers: sa-1 -> 10.244.0.9\n", "", "syslog quoted: no\n"} {
		if message, is := Message(other); is {
			t.Errorf("%q is %q", other, message)
		}
	}
}
