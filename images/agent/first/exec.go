package first

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
)

// Options of a service's command. Restarts is how often it is started again after a failure. StopSignal ends the container, beside the
// usual ones; 0 is none.
type Options struct {
	Init           bool
	Restarts       int
	StopSignal     syscall.Signal
	Limits         []Limit
	Unset, Command []string
	Stderr         io.Writer
}

// NotStarted is docker's code for a container whose first process it could not even try to start.
const NotStarted = 125

// Exec becomes the command, or is process 1 before it. It returns only with an exit code.
func Exec(o Options) int {
	for _, limit := range o.Limits {
		if err := limit.set(); err != nil {
			fmt.Fprintf(o.Stderr, "agent exec: %v\n", err)
			return NotStarted
		}
	}
	environment := without(os.Environ(), o.Unset)
	if o.Init || o.Restarts > 0 {
		return newInit(o, environment).untilTheEnd()
	}
	path, err := find(o.Command[0])
	if err == nil {
		err = syscall.Exec(path, o.Command, environment)
	}
	return explain(o, err)
}

// find looks in PATH for a name without a slash.
func find(name string) (string, error) {
	if strings.Contains(name, "/") {
		return name, nil
	}
	return exec.LookPath(name)
}

// explain tells why a command could not be started, and gives docker's exit code.
func explain(o Options, err error) int {
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		fmt.Fprintf(o.Stderr, "%s: command not found (%v)\n", o.Command[0], err)
		return 127
	}
	fmt.Fprintf(o.Stderr, "%s: cannot be executed (%v)\n", o.Command[0], err)
	return 126
}

func without(environment, names []string) []string {
	return slices.DeleteFunc(environment, func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains(names, name)
	})
}
