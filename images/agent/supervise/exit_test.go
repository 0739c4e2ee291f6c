package supervise

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"boulderk8s.io/agent/spool"
)

func TestEveryExitCodeIsRecordedAndPassedOn(t *testing.T) {
	var group sync.WaitGroup
	slots := make(chan struct{}, 4)
	for code := range 256 {
		slots <- struct{}{}
		group.Go(func() {
			defer func() { <-slots }()
			s := begin(t, "sh", "-c", fmt.Sprintf("exit %d", code))
			e := s.end()
			if got := s.exit(); got != code || e.Code != code || e.Signal != "" || e.ID != "one" {
				t.Errorf("exit %d: record %+v, own exit code %d", code, e, got)
			}
		})
	}
	group.Wait()
}

// without HUP: under nohup the tests, and so the command, ignore it
func TestDeathBySignalIs128PlusItsNumber(t *testing.T) {
	for name, number := range map[string]int{"INT": 2, "QUIT": 3, "ABRT": 6, "KILL": 9, "SEGV": 11, "PIPE": 13, "TERM": 15, "USR1": 10} {
		s := begin(t, "sh", "-c", "kill -"+name+" $$")
		e := s.end()
		if got := s.exit(); got != 128+number || e.Code != 128+number || e.Signal != "SIG"+name {
			t.Errorf("%s: record %+v, own exit code %d", name, e, got)
		}
	}
}

func TestCommandThatCannotBeStarted(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	noInterpreter := filepath.Join(dir, "script")
	noFormat := filepath.Join(dir, "noformat")
	for path, mode := range map[string]os.FileMode{plain: 0o644, noInterpreter: 0o755, noFormat: 0o755} {
		text := map[string]string{noInterpreter: "#!/no/such/interpreter\n"}[path]
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
	}
	for command, code := range map[string]int{
		"no-such-program": 127, "/no/such/program": 127, noInterpreter: 127,
		plain: 126, dir: 126, noFormat: 126,
	} {
		s := begin(t, command, "argument")
		if got := s.exit(); got != code {
			t.Errorf("%s: exit code %d, not %d", command, got, code)
		}
		if text := s.spooled(spool.Stderr); !strings.HasPrefix(text, command+": ") || s.log.String() != text {
			t.Errorf("%s: spooled %q, logged %q", command, text, s.log.String())
		}
		if s.end().Stderr == 0 || s.end().Lost {
			t.Errorf("%s: record %+v", command, s.end())
		}
	}
}
