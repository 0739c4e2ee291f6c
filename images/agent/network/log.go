package network

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
)

// changeLog writes a line when something changes, and no line twice in a row.
type changeLog struct {
	mutex sync.Mutex
	to    io.Writer
	last  string
}

func newLog(to io.Writer) *changeLog { return &changeLog{to: to} }

func (l *changeLog) error(err error) { l.say("error: " + err.Error()) }

func (l *changeLog) changes(before, now map[string]string) {
	for _, who := range slices.Sorted(maps.Keys(now)) {
		if before[who] != now[who] {
			l.say(fmt.Sprintf("peers: %s -> %s", who, now[who]))
		}
	}
	for _, who := range slices.Sorted(maps.Keys(before)) {
		if now[who] == "" {
			l.say(fmt.Sprintf("peers: %s gone (was %s)", who, before[who]))
		}
	}
}

func (l *changeLog) say(line string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if line != l.last {
		fmt.Fprintln(l.to, line)
	}
	l.last = line
}
