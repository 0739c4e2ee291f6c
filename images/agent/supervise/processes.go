package supervise

import (
	"bytes"
	"os"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// reap collects every child that has ended, adopted ones too, and hands out the status of pid if it is among them.
// It is childless when none is left, running or ended.
func reap(pid int) (status syscall.WaitStatus, ended, childless bool) {
	for {
		var s syscall.WaitStatus
		got, err := syscall.Wait4(-1, &s, syscall.WNOHANG, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil || got <= 0 {
			return status, ended, err == syscall.ECHILD
		}
		if got == pid {
			status, ended = s, true
		}
	}
}

// endDescendants kills all that is left of the run, until nothing is. Processes of an exec session have another ancestor
// (parent 0 in a container) and are spared: the client's own `agent tail` is one of them.
// /proc shows whom to kill, but only having no child proves that nobody is left: a process can fork and end between two looks.
func endDescendants(bound time.Duration) (left int) {
	for deadline := time.Now().Add(bound); ; time.Sleep(5 * time.Millisecond) {
		_, _, childless := reap(0)
		if childless {
			return 0
		}
		pids := descendants(os.Getpid())
		if time.Now().After(deadline) {
			return len(pids)
		}
		for _, pid := range pids {
			syscall.Kill(pid, syscall.SIGKILL)
		}
	}
}

func descendants(of int) []int {
	parents := map[int]int{}
	alive := map[int]bool{}
	entries, _ := os.ReadDir("/proc")
	for _, entry := range entries {
		pid, err := strconv.Atoi(entry.Name())
		if err != nil {
			continue
		}
		if state, parent, ok := stat(pid); ok {
			parents[pid], alive[pid] = parent, state != 'Z' && state != 'X'
		}
	}
	return slices.DeleteFunc(below(of, parents), func(pid int) bool { return !alive[pid] })
}

// below walks up from each process. The parents were not read all at one time: a process id that was used again meanwhile can close a
// circle, so no way up is longer than there are processes.
func below(of int, parents map[int]int) (pids []int) {
	for pid := range parents {
		ancestor := parents[pid]
		for steps := 0; ancestor > 0 && ancestor != of && steps < len(parents); steps++ {
			ancestor = parents[ancestor]
		}
		if ancestor == of {
			pids = append(pids, pid)
		}
	}
	return pids
}

func stat(pid int) (state byte, parent int, ok bool) {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	after := bytes.LastIndexByte(text, ')') // the name before it may hold anything
	if err != nil || after < 0 {
		return 0, 0, false
	}
	fields := bytes.Fields(text[after+1:])
	if len(fields) < 2 {
		return 0, 0, false
	}
	parent, err = strconv.Atoi(string(fields[1]))
	return fields[0][0], parent, err == nil
}
