package spool

import (
	"errors"
	"os"
	"time"
)

// Protocol is the number of what a client may expect: the commands for a run, their exit codes, and what status says. It grows when
// an older client would misunderstand something; one that was built for another number says so and leaves the run alone.
const Protocol = 1

// Status is what can be said of a run from its files alone, whether or not its supervisor lives.
type Status struct {
	Protocol       int       `json:"protocol"`
	State          string    `json:"state"`
	ID             string    `json:"id,omitempty"`
	Code           *int      `json:"code,omitempty"`
	Signal         string    `json:"signal,omitempty"`
	Stdout         int64     `json:"stdout"`
	Stderr         int64     `json:"stderr"`
	Lost           bool      `json:"lost"`
	LostBytes      int64     `json:"lostBytes"`
	OOMKills       int64     `json:"oomKills"`
	HeartbeatAgeMs *int64    `json:"heartbeatAgeMs,omitempty"`
	Started        *string   `json:"started,omitempty"`
	Ended          *string   `json:"ended,omitempty"`
	EndedAgoMs     *int64    `json:"endedAgoMs,omitempty"`
	StandIns       *StandIns `json:"standIns,omitempty"`
}

// Status of the run in this folder.
func (d Dir) Status() (Status, error) {
	s := Status{Protocol: Protocol, State: "absent", ID: d.ID()}
	silent, err := d.heartbeatAge()
	if errors.Is(err, os.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	age := silent.Milliseconds()
	s.HeartbeatAgeMs = &age
	e, err := d.End()
	if errors.Is(err, os.ErrNotExist) {
		s.State, s.Stdout, s.Stderr = "running", d.size(Stdout), d.size(Stderr)
		return s, nil
	}
	if err != nil {
		return s, err
	}
	started, ended := e.Started.Format(time.RFC3339Nano), e.Ended.Format(time.RFC3339Nano)
	s.State, s.Code, s.Signal, s.Stdout, s.Stderr = "exited", &e.Code, e.Signal, e.Stdout, e.Stderr
	s.Lost, s.LostBytes, s.OOMKills = e.Lost, e.LostBytes, e.OOMKills
	ago := max(0, time.Since(e.Ended).Milliseconds())
	s.Started, s.Ended, s.EndedAgoMs, s.StandIns = &started, &ended, &ago, e.StandIns
	return s, nil
}

// heartbeatAge is how long ago the supervisor last said that it lives.
func (d Dir) heartbeatAge() (time.Duration, error) {
	beat, err := os.Stat(d.Path(heartbeat))
	if err != nil {
		return 0, err
	}
	return max(0, time.Since(beat.ModTime())), nil
}
