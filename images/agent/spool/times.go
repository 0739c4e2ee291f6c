package spool

import (
	"os"
	"strconv"
	"sync"
	"time"
)

// times is the clock of the output: a line `TIME STDOUT STDERR` says how many bytes of each stream were there at that time. Two
// streams in two files keep no order between them, and a file no time of its lines: this does, as exactly as it is marked.
type times struct {
	mutex          sync.Mutex
	file           *os.File
	streams        [2]*Stream
	stdout, stderr int64
}

func newTimes(path string, stdout, stderr *Stream) (*times, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY|os.O_APPEND, 0o644)
	return &times{file: file, streams: [2]*Stream{stdout, stderr}}, err
}

// mark adds a line where bytes have come since the last one. It is for the reader's comfort: a disk that is full costs lines, no more.
func (t *times) mark(now time.Time) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	stdout, _ := t.streams[0].Size()
	stderr, _ := t.streams[1].Size()
	if stdout == t.stdout && stderr == t.stderr {
		return
	}
	t.stdout, t.stderr = stdout, stderr
	line := now.UTC().AppendFormat(nil, "2006-01-02T15:04:05.000Z")
	line = strconv.AppendInt(append(line, ' '), stdout, 10)
	line = strconv.AppendInt(append(line, ' '), stderr, 10)
	t.file.Write(append(line, '\n'))
}
