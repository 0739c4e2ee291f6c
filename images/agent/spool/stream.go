package spool

import (
	"os"
	"sync"
)

// Stream is one spool file. Its size is the number of bytes that are in the file, in order and without a gap:
// after a failed write nothing more is added, and the stream counts as incomplete.
type Stream struct {
	mutex      sync.Mutex
	file       *os.File
	size       int64
	dropped    int64
	incomplete error
	grown      chan struct{}
}

func newStream(path string) (*Stream, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY|os.O_APPEND, 0o644)
	return &Stream{file: file, grown: make(chan struct{}, 1)}, err
}

// Write never fails, so that whoever drains the command's pipe goes on draining; see Size for what was lost.
func (s *Stream) Write(p []byte) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var n int
	if s.incomplete == nil {
		n, s.incomplete = s.file.Write(p)
		s.size += int64(n)
	}
	s.dropped += int64(len(p) - n)
	select {
	case s.grown <- struct{}{}:
	default:
	}
	return len(p), nil
}

// Grown gives something when bytes may have come since it was last asked. It is for one reader.
func (s *Stream) Grown() <-chan struct{} { return s.grown }

// Incomplete notes why output is missing.
func (s *Stream) Incomplete(why error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.incomplete == nil {
		s.incomplete = why
	}
}

// Size in bytes, and whether output is missing after them.
func (s *Stream) Size() (int64, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.size, s.incomplete != nil
}

// Dropped is how many bytes came after the file could take no more.
func (s *Stream) Dropped() int64 {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.dropped
}

func (s *Stream) finish() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err := s.file.Sync(); err != nil && s.incomplete == nil {
		s.incomplete = err
	}
	s.file.Close()
}
