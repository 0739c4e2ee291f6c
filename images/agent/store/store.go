// Package store keeps the files of one checkout on a node, one blob for each content, and makes the checkout's tree of them.
//
//	blobs/SHA256     contents; a file that is there is whole, but for a power cut (nothing is synced): Tree reads it once more
//	manifests/ID     what a tree consists of; ID is its SHA-256
//	trees/ID         the tree, there when it is whole; it is copied from the blobs, and nobody writes to it
//	new/             what is being made
package store

import (
	"archive/tar"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"syscall"
)

// A Store is a folder of the node.
type Store struct {
	dir  string
	lock *os.File
}

// An Offer is the answer to a manifest.
type Offer struct {
	Free    uint64   // bytes of the disk
	Whole   bool     // the tree is there
	Missing []string // contents that are not there yet
}

// Open makes the folder and takes its lock: nobody else works on it until Close.
func Open(dir string) (*Store, error) {
	for _, name := range []string{"blobs", "manifests", "trees"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o700); err != nil {
			return nil, err
		}
	}
	lock, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return nil, err
	}
	s := &Store{dir, lock}
	// of one that was interrupted
	if err := errors.Join(os.RemoveAll(s.path("new")), os.Mkdir(s.path("new"), 0o700)); err != nil {
		return nil, err
	}
	return s, nil
}

// Close gives the lock back.
func (s *Store) Close() error { return s.lock.Close() }

func (s *Store) path(names ...string) string {
	return filepath.Join(append([]string{s.dir}, names...)...)
}

// Offer takes the manifest of what the checkout is now, removes all that is not of it, and says what is missing.
func (s *Store) Offer(id string, manifest []byte) (Offer, error) {
	if sum := sha256.Sum256(manifest); hex.EncodeToString(sum[:]) != id {
		return Offer{}, fmt.Errorf("the manifest is not %s", id)
	}
	entries, err := parse(manifest)
	if err != nil {
		return Offer{}, err
	}
	if err := s.write(s.path("manifests", id), manifest); err != nil {
		return Offer{}, err
	}
	wanted := map[string]bool{}
	for _, e := range entries {
		if e.kind == 'f' {
			wanted[e.content] = true
		}
	}
	err = errors.Join(
		s.prune("trees", map[string]bool{id: true}), s.prune("manifests", map[string]bool{id: true}), s.prune("blobs", wanted))
	if err != nil {
		return Offer{}, err
	}
	var o Offer
	_, err = os.Stat(s.path("trees", id))
	o.Whole = err == nil
	for content := range wanted {
		if _, err := os.Stat(s.path("blobs", content)); err != nil {
			o.Missing = append(o.Missing, content)
		}
	}
	sort.Strings(o.Missing)
	var disk syscall.Statfs_t
	if err := syscall.Statfs(s.dir, &disk); err != nil {
		return Offer{}, err
	}
	o.Free = disk.Bavail * uint64(disk.Bsize)
	return o, nil
}

func (s *Store) prune(folder string, keep map[string]bool) error {
	there, err := os.ReadDir(s.path(folder))
	for _, one := range there {
		if !keep[one.Name()] {
			// first out of the way: what is half removed must not look whole
			away := s.path("new", "away-"+one.Name())
			err = errors.Join(err, os.Rename(s.path(folder, one.Name()), away), os.RemoveAll(away))
		}
	}
	return err
}

func (s *Store) write(path string, text []byte) error {
	making := s.path("new", "file")
	return errors.Join(os.WriteFile(making, text, 0o600), os.Rename(making, path))
}

// Receive adds contents: a tar stream of files that are named after their SHA-256.
func (s *Store) Receive(from io.Reader) (int, error) {
	stream := tar.NewReader(from)
	for count := 0; ; count++ {
		head, err := stream.Next()
		if err == io.EOF {
			return count, nil
		}
		if err != nil {
			return count, err
		}
		if !isHash(head.Name) {
			return count, fmt.Errorf("%q is no SHA-256", head.Name)
		}
		if err := s.blob(head.Name, stream); err != nil {
			return count, err
		}
	}
}

func (s *Store) blob(content string, from io.Reader) error {
	making, err := os.OpenFile(s.path("new", content), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer os.Remove(making.Name())
	defer making.Close()
	hash := sha256.New()
	if _, err := io.Copy(io.MultiWriter(making, hash), from); err != nil {
		return err
	}
	if got := hex.EncodeToString(hash.Sum(nil)); got != content {
		return fmt.Errorf("what came as %s is %s", content, got)
	}
	return errors.Join(making.Close(), os.Rename(making.Name(), s.path("blobs", content)))
}
