package supervise

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"boulderk8s.io/agent/spool"
)

func numbers(to int) []byte {
	var b []byte
	for i := range to {
		b = append(strconv.AppendInt(b, int64(i+1), 10), '\n')
	}
	return b
}

func TestAMillionLinesOnBothStreamsAreByteEqual(t *testing.T) {
	s := begin(t, "sh", "-c", "seq 1 1000000 & seq 1 1000000 >&2; wait; exit 3")
	e := s.end()
	want := numbers(1000000)
	for _, stream := range []string{spool.Stdout, spool.Stderr} {
		if got := s.spooled(stream); got != string(want) {
			t.Errorf("%s: %d bytes differ from the %d printed", stream, len(got), len(want))
		}
	}
	if e.Code != 3 || e.Stdout != int64(len(want)) || e.Stderr != int64(len(want)) || e.Lost {
		t.Errorf("record %+v", e)
	}
	s.exit()
	if !bytes.Equal(s.log.Bytes(), want) {
		t.Errorf("the log got %d bytes, not %d", s.log.Len(), len(want))
	}
}

func TestOutputCanBeOpenedAgain(t *testing.T) {
	s := begin(t, "sh", "-c", "echo a; echo b >/dev/stdout; echo c >>/dev/stdout; echo d; printf '\\0\\377' >/dev/stderr")
	s.exit()
	if s.spooled(spool.Stdout) != "a\nb\nc\nd\n" || s.spooled(spool.Stderr) != "\x00\xff" {
		t.Errorf("%q, %q", s.spooled(spool.Stdout), s.spooled(spool.Stderr))
	}
}

func TestALogThatStandsStillHoldsUpNothing(t *testing.T) {
	s := prepare(t, spool.Dir(t.TempDir()), "seq", "1", "1000000")
	unread, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer unread.Close()
	begun := time.Now()
	s.start()
	if e := s.end(); e.Stdout != int64(len(numbers(1000000))) || e.Lost {
		t.Errorf("record %+v", e)
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
	if code := s.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestALogThatIsFarBehindNamesWhatItLeavesOut(t *testing.T) {
	s := prepare(t, spool.Dir(t.TempDir()), "seq", "1", "6000000")
	log, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	s.cmd.Stdout = write
	s.start()
	write.Close()
	e := s.end()
	all := make(chan string)
	go func() {
		text, _ := io.ReadAll(log)
		all <- string(text)
	}()
	s.exit()
	text := <-all
	before, after, found := strings.Cut(text, "\n[agent: ")
	if !found || !strings.HasPrefix(s.spooled(spool.Stdout), before) {
		t.Fatalf("no gap is named in the log's %d of %d bytes, or what comes before it is not the beginning", len(text), e.Stdout)
	}
	number, _, _ := strings.Cut(after, " ")
	if missing, err := strconv.ParseInt(number, 10, 64); err != nil || int64(len(before))+missing != e.Stdout {
		t.Errorf("%d bytes of %d are there and %q are said to be missing", len(before), e.Stdout, number)
	}
}

func TestALogThatIsClosedHoldsUpNothing(t *testing.T) {
	s := prepare(t, spool.Dir(t.TempDir()), "sh", "-c", "seq 1 100000; exit 5")
	unread, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.start()
	unread.Close()
	if code := s.exit(); code != 5 || s.end().Stdout != int64(len(numbers(100000))) {
		t.Errorf("exit code %d, record %+v", code, s.end())
	}
}

func TestADiskThatIsFullIsRecorded(t *testing.T) {
	onlyRoot(t)
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	s := prepare(t, spool.Dir(dir), "sh", "-c", "seq 1 1000000; echo end >&2; exit 4").start()
	e := s.end()
	if e.Code != 4 || !e.Lost || e.Stdout == 0 || e.Stdout >= 256<<10 {
		t.Errorf("record %+v", e)
	}
	if printed := int64(len(numbers(1000000)) + len("end\n")); e.Stdout+e.Stderr+e.LostBytes != printed {
		t.Errorf("of %d bytes %d are accounted for", printed, e.Stdout+e.Stderr+e.LostBytes)
	}
	if got := s.spooled(spool.Stdout); got != string(numbers(1000000)[:e.Stdout]) {
		t.Error("what was spooled is not the beginning of the output")
	}
	if status, err := s.dir.Status(); err != nil || !status.Lost || status.State != "exited" {
		t.Errorf("status %+v, %v", status, err)
	}
	if code := s.exit(); code != 4 || !strings.Contains(s.log.String(), "output is missing from the spool") {
		t.Errorf("exit code %d, log %q", code, s.log.String())
	}
}

func TestTheCommandGetsWhatTheContainerGave(t *testing.T) {
	script := `umask; pwd; echo "$PROBE"; env | grep -c SUPERVISE; ulimit -Sn; readlink /proc/self/fd/0; ls -m /proc/self/fd
grep -h ^flags /proc/self/fdinfo/1 /proc/self/fdinfo/2; grep -E '^Sig(Blk|Ign)' /proc/self/status; ps -o sid=,pgid=,pid= -p $$ | awk '{print $1 == $3, $2 == $3}'`
	plain := exec.Command("sh", "-c", "umask 027; ulimit -Sn 777; cd /usr && PROBE='a  b' exec \"$0\" \"$@\"", "setsid", "-w", "sh", "-c", script)
	plain.Stderr = os.Stderr
	want, err := plain.Output()
	if err != nil {
		t.Fatal(err)
	}
	s := prepare(t, spool.Dir(t.TempDir()), "sh", "-c", script)
	s.cmd.Args = append([]string{"sh", "-c", "umask 027; ulimit -Sn 777; cd /usr && PROBE='a  b' exec \"$0\" \"$@\"", s.cmd.Path}, s.cmd.Args[1:]...)
	s.cmd.Path = "/bin/sh"
	s.start().exit()
	if got := s.spooled(spool.Stdout); got != string(want) {
		t.Errorf("supervised:\n%s\nplain:\n%s", got, want)
	}
}
