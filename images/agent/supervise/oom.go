package supervise

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

// Where the kernel counts the processes of a container that it killed for lack of memory: cgroup v2, then v1.
var oomCounters = []string{"/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control"}

func oomKills() int64 {
	for _, path := range oomCounters {
		if file, err := os.Open(path); err == nil {
			defer file.Close()
			return oomCount(bufio.NewScanner(file))
		}
	}
	return 0
}

func oomCount(lines *bufio.Scanner) int64 {
	for lines.Scan() {
		if number, is := strings.CutPrefix(lines.Text(), "oom_kill "); is {
			count, _ := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
			return count
		}
	}
	return 0
}
