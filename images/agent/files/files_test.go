package files

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestOwn(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root: chown")
	}
	path := filepath.Join(t.TempDir(), "a", "volume")
	for _, want := range []struct {
		uid, gid, mode string
		id, group      uint32
		bits           uint32
	}{{"1001", "1002", "0755", 1001, 1002, 0o755}, {"0", "0", "1777", 0, 0, 0o1777}, {"7", "8", "2750", 7, 8, 0o2750}} {
		syscall.Umask(0o077)
		if err := Own(path, want.uid, want.gid, want.mode); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if s := info.Sys().(*syscall.Stat_t); s.Uid != want.id || s.Gid != want.group || s.Mode&0o7777 != want.bits {
			t.Errorf("%+v: %d %d %o", want, s.Uid, s.Gid, s.Mode&0o7777)
		}
	}
	for _, args := range [][3]string{{"x", "0", "755"}, {"0", "x", "755"}, {"0", "0", "789"}, {"0", "0", "17777"}} {
		if err := Own(path, args[0], args[1], args[2]); err == nil {
			t.Errorf("%v is taken", args)
		}
	}
}

func TestInstall(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		if err := Install(dir); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(filepath.Join(dir, "agent"))
	self, _ := os.Stat("/proc/self/exe")
	if err != nil || info.Mode() != 0o755 || info.Size() != self.Size() {
		t.Errorf("%v, %v", info, err)
	}
	if all, _ := os.ReadDir(dir); len(all) != 1 {
		t.Errorf("%v", all)
	}
}

func TestRemove(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "kept")
	if err := os.WriteFile(outside, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "gone")
	if err := os.MkdirAll(filepath.Join(path, "a", "b"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Dir(outside), filepath.Join(path, "a", "link")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("still there: %v", err)
	}
	if _, err := os.Stat(outside); err != nil {
		t.Error(err)
	}
	for _, path := range []string{"", "/", "//", "/..", "relative"} {
		if Remove(path) == nil {
			t.Errorf("%q is taken", path)
		}
	}
}

func TestRemoveEmptiesAMountPoint(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root: mount")
	}
	path := t.TempDir()
	if err := syscall.Mount("tmpfs", path, "tmpfs", 0, ""); err != nil {
		t.Fatal(err)
	}
	defer syscall.Unmount(path, syscall.MNT_DETACH)
	if err := os.WriteFile(filepath.Join(path, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Remove(path); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(path); err != nil || len(left) != 0 {
		t.Errorf("%v, %v", left, err)
	}
}
