package supervise

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"boulderk8s.io/agent/spool"
)

// slowly takes a chunk every 300 ms.
type slowly struct{ bytes.Buffer }

func (s *slowly) Write(p []byte) (int, error) {
	time.Sleep(300 * time.Millisecond)
	return s.Buffer.Write(p)
}

func TestALogThatIsSlowAtTheEndIsNotWaitedForAndNamesWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	dir := spool.Dir(t.TempDir())
	w, err := spool.Create(dir, "one")
	if err != nil {
		t.Fatal(err)
	}
	const size = 4 << 20
	w.Stdout.Write(make([]byte, size))
	log := new(slowly)
	m, err := newMirror(w.Stdout, dir.Path(spool.Stdout), log)
	if err != nil {
		t.Fatal(err)
	}
	m.close()
	at := bytes.Index(log.Bytes(), []byte("\n[agent: "))
	if want := fmt.Sprintf("\n[agent: %d bytes are missing here, the spool has them]\n", size-at); at < 0 || log.String()[at:] != want {
		t.Errorf("of %d bytes the log has %d, and then %q", size, log.Len(), log.String()[max(0, at):])
	}
}
