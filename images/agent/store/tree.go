package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Tree makes the tree of a manifest that was offered, unless it is there, and gives its path.
func (s *Store) Tree(id string) (string, error) {
	if !isHash(id) {
		return "", fmt.Errorf("%q is no SHA-256", id)
	}
	tree := s.path("trees", id)
	if _, err := os.Stat(tree); err == nil {
		return tree, nil
	}
	text, err := os.ReadFile(s.path("manifests", id))
	if err != nil {
		return "", err
	}
	entries, err := parse(text)
	if err != nil {
		return "", err
	}
	top := s.path("new", "tree")
	if err := os.RemoveAll(top); err != nil {
		return "", err
	}
	for _, e := range entries {
		if err := s.make(top, e); err != nil {
			return "", fmt.Errorf("%s: %w", e.path, err)
		}
	}
	// folders last, and the innermost first: what is put into one changes its time
	for i := len(entries) - 1; i >= 0; i-- {
		if e := entries[i]; e.kind == 'd' {
			if err := as(filepath.Join(top, e.path), e); err != nil {
				return "", fmt.Errorf("%s: %w", e.path, err)
			}
		}
	}
	return tree, os.Rename(top, tree)
}

func (s *Store) make(top string, e entry) error {
	at := filepath.Join(top, e.path)
	switch e.kind {
	case 'd':
		return os.Mkdir(at, 0o700)
	case 'l':
		return errors.Join(os.Symlink(e.target, at), as(at, e))
	default:
		return errors.Join(s.copy(e.content, at), as(at, e))
	}
}

// copy proves once more that the blob is what it is called; one that is not is removed, so that it is sent again.
func (s *Store) copy(content, at string) error {
	blob := s.path("blobs", content)
	from, err := os.Open(blob)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(at, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer to.Close()
	hash := sha256.New()
	if _, err := io.Copy(io.MultiWriter(to, hash), from); err != nil {
		return err
	}
	if hex.EncodeToString(hash.Sum(nil)) != content {
		return errors.Join(fmt.Errorf("the node's copy of %s is damaged, and is removed", content), os.Remove(blob))
	}
	return to.Close()
}

// as gives owner, mode and time, in this order: a change of the owner clears bits of the mode, any change sets the time.
func as(at string, e entry) error {
	if err := os.Lchown(at, e.uid, e.gid); err != nil {
		return err
	}
	if e.kind != 'l' {
		if err := syscall.Chmod(at, e.mode); err != nil {
			return err
		}
	}
	both := []unix.Timespec{timespec(e.modified), timespec(e.modified)}
	return unix.UtimesNanoAt(unix.AT_FDCWD, at, both, unix.AT_SYMLINK_NOFOLLOW)
}

func timespec(t time.Time) unix.Timespec {
	return unix.Timespec{Sec: t.Unix(), Nsec: int64(t.Nanosecond())}
}
