package supervise

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
)

// child is the command as started: leader of a session and process group of its own.
type child struct {
	pid            int
	stdout, stderr *os.File
}

// start runs the command with its output in two pipes. Pipes, not files: a program may open /dev/stdout again, and would then
// write a file from its beginning.
func start(command, environment []string) (*child, error) {
	path := command[0]
	if !strings.Contains(path, "/") {
		found, err := exec.LookPath(path)
		if err != nil {
			return nil, err
		}
		path = found
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		return nil, err
	}
	defer null.Close()
	outRead, outWrite, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer outWrite.Close()
	errRead, errWrite, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer errWrite.Close()
	pid, err := syscall.ForkExec(path, command, &syscall.ProcAttr{
		Env:   environment,
		Files: []uintptr{null.Fd(), outWrite.Fd(), errWrite.Fd()},
		Sys:   &syscall.SysProcAttr{Setsid: true},
	})
	if err != nil {
		return nil, &os.PathError{Op: "exec", Path: path, Err: err}
	}
	return &child{pid: pid, stdout: outRead, stderr: errRead}, nil
}

// explain gives docker's exit codes for a command that could not be started.
func explain(command string, err error) (code int, message string) {
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		return 127, fmt.Sprintf("%s: command not found (%v)\n", command, err)
	}
	return 126, fmt.Sprintf("%s: cannot be executed (%v)\n", command, err)
}

// without leaves out the variables of these names.
func without(environment, names []string) []string {
	return slices.DeleteFunc(environment, func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains(names, name)
	})
}
