package probe

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// MainProcess is PID 1, or, where PID 1 is our own supervisor, what that one started.
func MainProcess(proc string) (int, error) {
	words, err := words(filepath.Join(proc, "1", "cmdline"))
	if err != nil || len(words) < 2 || filepath.Base(words[0]) != "agent" || words[1] != "run" {
		return 1, err
	}
	folders, err := filepath.Glob(filepath.Join(proc, "[0-9]*"))
	if err != nil {
		return 0, err
	}
	var children []int
	for _, folder := range folders {
		pid, _ := strconv.Atoi(filepath.Base(folder))
		if status, err := fields(filepath.Join(folder, "status")); err == nil && status["PPid"] == "1" {
			children = append(children, pid)
		}
	}
	if len(children) == 0 {
		return 0, errors.New("the supervisor has no child: the command has ended")
	}
	return slices.Min(children), nil
}

// ReadProcess reads the facts of a process of the container.
func ReadProcess(proc string, pid int) (p Process, err error) {
	folder := filepath.Join(proc, strconv.Itoa(pid))
	p.PID = pid
	if p.Arguments, err = words(filepath.Join(folder, "cmdline")); err != nil {
		return p, err
	}
	if p.Directory, err = os.Readlink(filepath.Join(folder, "cwd")); err != nil {
		return p, err
	}
	environment, err := words(filepath.Join(folder, "environ"))
	if err != nil {
		return p, err
	}
	p.Environment = map[string]string{}
	for _, word := range environment {
		if name, value, is := strings.Cut(word, "="); is {
			p.Environment[name] = value
		}
	}
	status, err := fields(filepath.Join(folder, "status"))
	if err != nil {
		return p, err
	}
	p.UID, p.GID = second(status["Uid"]), second(status["Gid"])
	p.Groups = strings.Fields(status["Groups"])
	p.Umask, p.NoNewPrivs, p.Seccomp = status["Umask"], status["NoNewPrivs"], status["Seccomp"]
	p.Capabilities = map[string]string{"effective": status["CapEff"], "permitted": status["CapPrm"],
		"inheritable": status["CapInh"], "bounding": status["CapBnd"], "ambient": status["CapAmb"]}
	adjustment, err := os.ReadFile(filepath.Join(folder, "oom_score_adj"))
	if err != nil {
		return p, err
	}
	p.OOMScoreAdj = strings.TrimSpace(string(adjustment))
	text, err := os.ReadFile(filepath.Join(folder, "limits"))
	if err != nil {
		return p, err
	}
	p.Limits = limits(string(text))
	return p, nil
}

// limits reads a table whose columns have fixed places; the names have blanks in them.
func limits(text string) map[string]string {
	all := map[string]string{}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	soft, hard, units := strings.Index(lines[0], "Soft"), strings.Index(lines[0], "Hard"), strings.Index(lines[0], "Units")
	for _, line := range lines[1:] {
		if soft > 0 && len(line) >= units {
			name := strings.TrimSpace(strings.TrimPrefix(line[:soft], "Max "))
			all[name] = fmt.Sprintf("%s:%s", strings.TrimSpace(line[soft:hard]), strings.TrimSpace(line[hard:units]))
		}
	}
	return all
}

// words are separated by NUL, as in cmdline and environ.
func words(file string) ([]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	// programs that write a title over their arguments leave many
	return strings.Split(strings.TrimRight(string(text), "\x00"), "\x00"), nil
}

func fields(file string) (map[string]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if name, value, is := strings.Cut(line, ":"); is {
			all[name] = strings.TrimSpace(value)
		}
	}
	return all, nil
}

func second(text string) string {
	if all := strings.Fields(text); len(all) > 1 {
		return all[1]
	}
	return ""
}
