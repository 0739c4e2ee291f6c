package spool

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// ErrTaken means that this folder has seen a run already.
var ErrTaken = errors.New("already started once")

var validID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$`)

// room is more than a record needs: some hundred bytes, and up to 250 for each service.
const room = 16 << 10

// Writer is the supervisor's side of the spool.
type Writer struct {
	dir            Dir
	id             string
	started        time.Time
	Stdout, Stderr *Stream
	record         *os.File
	times          *times
}

// Create takes the folder for the run. A second call, with whatever id and from whatever process, gives ErrTaken:
// a command is started at most once.
func Create(dir Dir, id string) (*Writer, error) {
	if !validID.MatchString(id) {
		return nil, fmt.Errorf("run id %q: letters, digits, '.', '_' and '-' only, 128 at most", id)
	}
	if err := os.MkdirAll(string(dir), 0o755); err != nil {
		return nil, err
	}
	if other := dir.ID(); other != "" && other != id {
		return nil, fmt.Errorf("%s belongs to run %s: %w", dir, other, ErrTaken)
	}
	if err := os.Mkdir(dir.Path(lock+id), 0o755); errors.Is(err, os.ErrExist) {
		return nil, fmt.Errorf("run %s: %w (%s is there)", id, ErrTaken, dir.Path(lock+id))
	} else if err != nil {
		return nil, err
	}
	// A lock that a crash of the machine takes back is none.
	if err := errors.Join(syncDir(string(dir)), syncDir(filepath.Dir(string(dir)))); err != nil {
		return nil, err
	}
	w := &Writer{dir: dir, id: id, started: time.Now()}
	return w, w.open()
}

func (w *Writer) open() (err error) {
	if w.Stdout, err = newStream(w.dir.Path(Stdout)); err != nil {
		return err
	}
	if w.Stderr, err = newStream(w.dir.Path(Stderr)); err != nil {
		return err
	}
	if w.times, err = newTimes(w.dir.Path(Times), w.Stdout, w.Stderr); err != nil {
		return err
	}
	// The room for the record is taken now: it must be written even when the run has filled the disk.
	if w.record, err = os.OpenFile(w.dir.Path(end+".new"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644); err != nil {
		return err
	}
	if _, err = w.record.Write(bytes.Repeat([]byte(" "), room)); err != nil {
		return err
	}
	if err = w.record.Sync(); err != nil {
		return err
	}
	return os.WriteFile(w.dir.Path(heartbeat), nil, 0o644) // last: whoever sees it can read the rest
}

// Beat says that the supervisor is alive. It changes a time stamp only, which needs no room on the disk.
func (w *Writer) Beat() error {
	now := time.Now()
	return os.Chtimes(w.dir.Path(heartbeat), now, now)
}

// Mark notes how far the streams are by now.
func (w *Writer) Mark() { w.times.mark(time.Now()) }

// Finish makes the streams durable and then, by rename, the record of the end.
func (w *Writer) Finish(code int, signal string, oomKills int64, standIns *StandIns) (End, error) {
	w.Mark()
	w.Stdout.finish()
	w.Stderr.finish()
	e := End{ID: w.id, Code: code, Signal: signal, OOMKills: oomKills, StandIns: standIns, Started: w.started, Ended: time.Now()}
	var lostOut, lostErr bool
	e.Stdout, lostOut = w.Stdout.Size()
	e.Stderr, lostErr = w.Stderr.Size()
	e.Lost, e.LostBytes = lostOut || lostErr, w.Stdout.Dropped()+w.Stderr.Dropped()
	return e, w.publish(e)
}

func (w *Writer) publish(e End) error {
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	text = append(text, '\n')
	if _, err := w.record.WriteAt(text, 0); err != nil {
		return err
	}
	if err := errors.Join(w.record.Truncate(int64(len(text))), w.record.Sync(), w.record.Close()); err != nil {
		return err
	}
	if err := os.Rename(w.record.Name(), w.dir.Path(end)); err != nil {
		return err
	}
	return syncDir(string(w.dir))
}

func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}
