package command

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The client holds stdin open: an end of it cannot be sent through every API server.
func TestAStoreReadsAsMuchAsItIsTold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	text := fmt.Sprintf("d 755 %d %d 0 0 0 -\x00.\x00\x00", os.Getuid(), os.Getgid())
	sum := sha256.Sum256([]byte(text))
	id := hex.EncodeToString(sum[:])
	offer := agent("store", "offer", dir, id, fmt.Sprint(len(text)))
	in, _ := offer.StdinPipe()
	in.Write([]byte(text))
	defer in.Close()
	if out, err := offer.Output(); err != nil || !strings.HasSuffix(string(out), "\nfalse\n") {
		t.Errorf("%s %v", out, err)
	}
	if out, err := agent("store", "tree", dir, id).Output(); err != nil || string(out) != dir+"/trees/"+id+"\n" {
		t.Errorf("%s %v", out, err)
	}
	if out, err := agent("store", "remove", dir).CombinedOutput(); err != nil {
		t.Errorf("%s %v", out, err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("it is still there")
	}
}

func TestAProgramOfTheNode(t *testing.T) {
	if mounts, err := os.Open("/proc/1/ns/mnt"); err != nil || os.Getuid() != 0 {
		t.Skip("needs root, and the first process")
	} else {
		mounts.Close()
	}
	out, err := agent("on-node", "sh", "-c", "echo \"$1\"; exit 3", "-", "a b").Output()
	if e, is := err.(*exec.ExitError); !is || e.ExitCode() != 3 || string(out) != "a b\n" {
		t.Errorf("%v %q", err, out)
	}
	if out, err := agent("on-node", "no-such-program").CombinedOutput(); err.(*exec.ExitError).ExitCode() != notFound {
		t.Errorf("%v %q", err, out)
	}
}
