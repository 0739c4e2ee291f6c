package supervise

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"boulderk8s.io/agent/spool"
)

func TestTheRecordSaysWhoListenedForSplitServices(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "staging"), 0o755); err != nil {
		t.Fatal(err)
	}
	text := `{"services":[{"name":"boulder-sa-1","listen":[":1"],"target":"boulder-sa-1"}]}`
	if err := os.WriteFile(filepath.Join(dir, "staging", "stand-ins.json"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s := prepare(t, spool.Dir(filepath.Join(dir, "run")), "true").start()
	s.exit()
	status, err := s.dir.Status()
	if err != nil || status.StandIns == nil || !slices.Equal(status.StandIns.Served, []string{}) || status.StandIns.Problem != "" {
		t.Errorf("%+v, %v", status.StandIns, err)
	}
	if unsplit := begin(t, "true"); unsplit.exit() != 0 || unsplit.end().StandIns != nil {
		t.Errorf("a stack without split services: %+v", unsplit.end())
	}
}
