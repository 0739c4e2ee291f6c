// Package files prepares and removes the folders that pods share.
package files

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// Own makes sure that the folder is there with this owner and octal mode, as a Compose tmpfs volume with uid=,gid=,mode=.
func Own(path, uid, gid, mode string) error {
	owner, err := strconv.Atoi(uid)
	if err != nil {
		return fmt.Errorf("uid %q is not a number", uid)
	}
	group, err := strconv.Atoi(gid)
	if err != nil {
		return fmt.Errorf("gid %q is not a number", gid)
	}
	bits, err := strconv.ParseUint(mode, 8, 12)
	if err != nil {
		return fmt.Errorf("mode %q is not octal", mode)
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return err
	}
	if err := os.Chown(path, owner, group); err != nil {
		return err
	}
	return syscall.Chmod(path, uint32(bits)) // os.Chmod would drop the sticky bit; after chown, which drops setgid
}

// Write makes a file with this text, owner and octal mode.
func Write(path, uid, gid, mode, text string) error {
	owner, errOwner := strconv.Atoi(uid)
	group, errGroup := strconv.Atoi(gid)
	bits, errBits := strconv.ParseUint(mode, 8, 12)
	if err := errors.Join(errOwner, errGroup, errBits, os.WriteFile(path, []byte(text), 0o600), os.Chown(path, owner, group)); err != nil {
		return err
	}
	return syscall.Chmod(path, uint32(bits)) // after chown, which drops setuid and setgid
}

// Install copies this program to dir/agent, at once whole.
func Install(dir string) error {
	from, err := os.Open("/proc/self/exe")
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.CreateTemp(dir, ".agent-")
	if err != nil {
		return err
	}
	defer os.Remove(to.Name())
	if _, err = io.Copy(to, from); err != nil {
		return err
	}
	if err = errors.Join(to.Chmod(0o755), to.Close()); err != nil {
		return err
	}
	return os.Rename(to.Name(), filepath.Join(dir, "agent"))
}

// Remove empties and removes a folder. A mount point stays, empty.
func Remove(path string) error {
	if !filepath.IsAbs(path) || filepath.Clean(path) == "/" {
		return fmt.Errorf("%q: only absolute paths below / are removed", path)
	}
	err := os.RemoveAll(path)
	if !errors.Is(err, syscall.EBUSY) {
		return err
	}
	left, readErr := os.ReadDir(path)
	if readErr != nil || len(left) > 0 {
		return err
	}
	return nil
}
