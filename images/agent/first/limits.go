// Package first starts, ends and watches the first process of a service's container, as Docker does beyond what a pod says.
package first

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Limit is a resource limit of processes, as `ulimits` says it; -1 is none.
type Limit struct {
	Name       string
	Soft, Hard int64
}

// by the names that Docker gives them
var resources = map[string]int{
	"core": unix.RLIMIT_CORE, "cpu": unix.RLIMIT_CPU, "data": unix.RLIMIT_DATA, "fsize": unix.RLIMIT_FSIZE, "locks": unix.RLIMIT_LOCKS,
	"memlock": unix.RLIMIT_MEMLOCK, "msgqueue": unix.RLIMIT_MSGQUEUE, "nice": unix.RLIMIT_NICE, "nofile": unix.RLIMIT_NOFILE,
	"nproc": unix.RLIMIT_NPROC, "rss": unix.RLIMIT_RSS, "rtprio": unix.RLIMIT_RTPRIO, "rttime": unix.RLIMIT_RTTIME,
	"sigpending": unix.RLIMIT_SIGPENDING, "stack": unix.RLIMIT_STACK,
}

// ParseLimit reads NAME=SOFT:HARD.
func ParseLimit(text string) (Limit, error) {
	name, values, _ := strings.Cut(text, "=")
	soft, hard, both := strings.Cut(values, ":")
	if _, known := resources[name]; !known || !both {
		return Limit{}, fmt.Errorf("%q is not NAME=SOFT:HARD", text)
	}
	limit := Limit{Name: name}
	var err error
	if limit.Soft, err = strconv.ParseInt(soft, 10, 64); err != nil {
		return limit, fmt.Errorf("%q: %w", text, err)
	}
	if limit.Hard, err = strconv.ParseInt(hard, 10, 64); err != nil {
		return limit, fmt.Errorf("%q: %w", text, err)
	}
	return limit, nil
}

// set gives this process the limit; what it starts inherits it.
func (l Limit) set() error {
	resource := resources[l.Name]
	var now unix.Rlimit
	if err := unix.Getrlimit(resource, &now); err != nil {
		return fmt.Errorf("ulimit %s: %w", l.Name, err)
	}
	// -1 as an unsigned number is RLIM_INFINITY
	wanted := unix.Rlimit{Cur: uint64(l.Soft), Max: uint64(l.Hard)}
	if err := unix.Setrlimit(resource, &wanted); err != nil {
		return fmt.Errorf("ulimit %s=%d:%d: %w: the container's hard limit is %s, and only a privileged one may raise it",
			l.Name, l.Soft, l.Hard, err, shown(now.Max))
	}
	return nil
}

func shown(limit uint64) string {
	if limit == unix.RLIM_INFINITY {
		return "unlimited"
	}
	return strconv.FormatUint(limit, 10)
}
