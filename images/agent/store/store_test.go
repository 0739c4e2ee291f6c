package store

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"
)

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func manifest(entries ...[3]string) (string, []byte) {
	var text []byte
	for _, e := range entries {
		for _, field := range e {
			text = append(append(text, field...), 0)
		}
	}
	return hashed(string(text)), text
}

// me is the user of the test as a manifest has it, with a time.
var me = fmt.Sprintf("%d %d 1700000000 123456789", os.Getuid(), os.Getgid())

func file(name, text string) [3]string {
	return [3]string{fmt.Sprintf("f 640 %s %d %s", me, len(text), hashed(text)), name, ""}
}

func folder(name string) [3]string { return [3]string{"d 1750 " + me + " 0 -", name, ""} }

func link(name, to string) [3]string { return [3]string{"l 777 " + me + " 0 -", name, to} }

func stream(texts ...string) io.Reader {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, text := range texts {
		w.WriteHeader(&tar.Header{Name: hashed(text), Size: int64(len(text)), Mode: 0o600})
		w.Write([]byte(text))
	}
	w.Close()
	return &out
}

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func offered(t *testing.T, s *Store, id string, text []byte, whole bool, missing ...string) {
	t.Helper()
	o, err := s.Offer(id, text)
	if err != nil || o.Whole != whole || !reflect.DeepEqual(o.Missing, missing) || o.Free == 0 {
		t.Fatalf("%+v %v", o, err)
	}
}

func TestATreeIsAsTheOriginalWas(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "x")
	s := open(t, dir)
	id, text := manifest(folder("."), file("a b\n", "same"), folder("d"), file("d/c", "same"), link("l", "d/c"))
	offered(t, s, id, text, false, hashed("same"))
	if n, err := s.Receive(stream("same")); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	offered(t, s, id, text, false)
	at, err := s.Tree(id)
	if err != nil || at != filepath.Join(dir, "trees", id) {
		t.Fatal(at, err)
	}
	for name, mode := range map[string]uint32{".": syscall.S_IFDIR | 0o1750, "a b\n": syscall.S_IFREG | 0o640, "d": syscall.S_IFDIR | 0o1750, "d/c": syscall.S_IFREG | 0o640, "l": syscall.S_IFLNK | 0o777} {
		var is syscall.Stat_t
		if err := syscall.Lstat(filepath.Join(at, name), &is); err != nil || is.Mode != mode || time.Unix(is.Mtim.Unix()) != time.Unix(1700000000, 123456789) {
			t.Errorf("%q: %v %o %v", name, err, is.Mode, is.Mtim)
		}
	}
	if got, err := os.ReadFile(filepath.Join(at, "l")); string(got) != "same" {
		t.Error(got, err)
	}
	offered(t, s, id, text, true)
}

func TestOnlyWhatChangedIsMissingAndWhatIsNotOfItGoes(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	first, text := manifest(folder("."), file("a", "1"), file("b", "2"))
	offered(t, s, first, text, false, sorted(hashed("1"), hashed("2"))...)
	s.Receive(stream("1", "2"))
	s.Tree(first)
	second, text := manifest(folder("."), file("a", "1"), file("b", "3"))
	offered(t, s, second, text, false, hashed("3"))
	for _, gone := range []string{"trees/" + first, "manifests/" + first, "blobs/" + hashed("2")} {
		if _, err := os.Stat(filepath.Join(dir, gone)); err == nil {
			t.Errorf("%s is still there", gone)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "blobs", hashed("1"))); err != nil {
		t.Error(err)
	}
}

func sorted(a, b string) []string {
	if a < b {
		return []string{a, b}
	}
	return []string{b, a}
}

func TestWhatIsCutOffOrDamagedLeavesNothingHalfMade(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	long := strings.Repeat("x", 5000)
	id, text := manifest(folder("."), file("a", "1"), file("b", long))
	offered(t, s, id, text, false, sorted(hashed("1"), hashed(long))...)
	whole, _ := io.ReadAll(stream("1", long))
	if n, err := s.Receive(bytes.NewReader(whole[:3000])); n != 1 || err == nil {
		t.Error(n, err)
	}
	// the file changed while it was sent
	whole[3000] = 'y'
	if _, err := s.Receive(bytes.NewReader(whole)); err == nil || !strings.Contains(err.Error(), "what came as "+hashed(long)) {
		t.Error(err)
	}
	offered(t, s, id, text, false, hashed(long))
	if _, err := s.Tree(id); err == nil {
		t.Error("a tree without all of its files")
	}
	offered(t, s, id, text, false, hashed(long))
	s.Receive(stream(long))
	os.WriteFile(filepath.Join(dir, "blobs", hashed(long)), []byte("damaged"), 0o600)
	if _, err := s.Tree(id); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Error(err)
	}
	s.Close()
	s = open(t, dir)
	offered(t, s, id, text, false, hashed(long))
	s.Receive(stream(long))
	if _, err := s.Tree(id); err != nil {
		t.Error(err)
	}
}

func TestAManifestThatLeadsElsewhereIsRefused(t *testing.T) {
	s := open(t, t.TempDir())
	for name, entries := range map[string][][3]string{
		"above":             {folder("."), file("../a", "1")},
		"absolute":          {folder("."), file("/a", "1")},
		"through a link":    {folder("."), link("l", "/etc"), file("l/a", "1")},
		"twice":             {folder("."), folder("d"), file("d", "1")},
		"no folder":         {folder("."), file("d/a", "1")},
		"no top":            {file("a", "1")},
		"a file on the top": {file(".", "1")},
		"empty":             {},
		"no facts":          {{"d 755 0 0 0 0 0", ".", ""}},
		"no hash":           {folder("."), {"f 755 0 0 0 0 0 ../../x", "a", ""}},
	} {
		id, text := manifest(entries...)
		if _, err := s.Offer(id, text); err == nil {
			t.Error(name)
		}
	}
	id, text := manifest(folder("."))
	if _, err := s.Offer(id, text[1:]); err == nil {
		t.Error("a manifest that is not its name")
	}
	if _, err := s.Tree("../x"); err == nil {
		t.Error("a tree that is not below")
	}
	if _, err := s.Receive(tarOf("../x")); err == nil {
		t.Error("a blob that is not below")
	}
}

func tarOf(name string) io.Reader {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	w.WriteHeader(&tar.Header{Name: name, Mode: 0o600})
	w.Close()
	return &out
}
