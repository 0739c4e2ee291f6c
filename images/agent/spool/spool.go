// Package spool is what a run leaves on disk: two byte-exact streams, a heartbeat, and the record of its end.
package spool

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Dir is the folder of one run.
type Dir string

const (
	Stdout    = "stdout"
	Stderr    = "stderr"
	Control   = "control"
	Times     = "times"
	heartbeat = "heartbeat"
	end       = "exit.json"
	lock      = "lock-"
)

// Path of a file of the run.
func (d Dir) Path(name string) string { return filepath.Join(string(d), name) }

// End is the record of how a run ended. Lost says that output is missing from the spool (disk full, pipe never closed), LostBytes
// how much of it came and could not be kept. OOMKills are the processes of the container that the kernel killed for lack of memory.
type End struct {
	ID        string    `json:"id"`
	Code      int       `json:"code"`
	Signal    string    `json:"signal"`
	Stdout    int64     `json:"stdout"`
	Stderr    int64     `json:"stderr"`
	Lost      bool      `json:"lost"`
	LostBytes int64     `json:"lostBytes"`
	OOMKills  int64     `json:"oomKills"`
	Started   time.Time `json:"started"`
	Ended     time.Time `json:"ended"`
	StandIns  *StandIns `json:"standIns,omitempty"`
}

// StandIns says who listened during a run at the ports of services that have pods of their own; of services that the run did not start
// it says nothing. Problem is why it cannot be said.
type StandIns struct {
	Served  []string `json:"served"`
	Others  []Other  `json:"others"`
	Problem string   `json:"problem,omitempty"`
}

// Other is a process of the run that listened in place of a service's stand-in.
type Other struct {
	Service string `json:"service"`
	Socket  string `json:"socket"`
	Process string `json:"process"`
}

// End reads the record; os.ErrNotExist while there is none.
func (d Dir) End() (End, error) {
	var e End
	text, err := os.ReadFile(d.Path(end))
	if err != nil {
		return e, err
	}
	return e, json.Unmarshal(text, &e)
}

// ID of the run that owns the folder; empty when there is none.
func (d Dir) ID() string {
	entries, _ := os.ReadDir(string(d))
	for _, entry := range entries {
		if id, is := strings.CutPrefix(entry.Name(), lock); is {
			return id
		}
	}
	return ""
}

func (d Dir) size(stream string) int64 {
	info, err := os.Stat(d.Path(stream))
	if err != nil {
		return 0
	}
	return info.Size()
}
