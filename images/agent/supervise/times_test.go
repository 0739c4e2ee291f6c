package supervise

import (
	"bufio"
	"fmt"
	"strings"
	"testing"
	"time"

	"boulderk8s.io/agent/spool"
)

func TestTheTimesSayWhatCameWhen(t *testing.T) {
	begun := time.Now().Add(-time.Second)
	s := begin(t, "sh", "-c", "echo one; sleep 0.5; echo two >&2; sleep 0.5; echo three")
	s.end()
	var lines [][2]int64
	last := begun
	for line := range strings.Lines(s.spooled(spool.Times)) {
		var at string
		var out, errs int64
		if _, err := fmt.Sscan(line, &at, &out, &errs); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		when, err := time.Parse(time.RFC3339, at)
		if err != nil || when.Before(last.Truncate(time.Millisecond)) || when.After(time.Now()) {
			t.Errorf("%q: %v, after %s", line, err, last)
		}
		last = when
		lines = append(lines, [2]int64{out, errs})
	}
	if fmt.Sprint(lines) != "[[4 0] [4 4] [10 4]]" {
		t.Errorf("%v", lines)
	}
}

func TestOOMKillsAreCountedByTheKernel(t *testing.T) {
	for text, want := range map[string]int64{
		"low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 0\n": 2,
		"oom_kill_disable 0\nunder_oom 0\noom_kill 7\n":                7,
		"": 0,
	} {
		if got := oomCount(bufio.NewScanner(strings.NewReader(text))); got != want {
			t.Errorf("%q: %d", text, got)
		}
	}
}
