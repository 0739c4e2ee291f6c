package command

import (
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"time"

	"boulderk8s.io/agent/spool"
	"boulderk8s.io/agent/supervise"
)

// flagsFor has --dir, which every command of a run needs.
func flagsFor(command string) (*flag.FlagSet, *string) {
	flags := flag.NewFlagSet("agent "+command, flag.ContinueOnError)
	return flags, flags.String("dir", "", "folder of the run (required)")
}

func parse(flags *flag.FlagSet, dir *string, args []string) bool {
	if flags.Parse(args) != nil {
		return false
	}
	if *dir == "" {
		flags.Usage()
	}
	return *dir != ""
}

func run(args []string) int {
	flags, dir := flagsFor("run")
	id := flags.String("id", "", "id of the run (required)")
	grace := flags.Duration("grace", 10*time.Second, "between a forwarded signal and SIGKILL")
	var unset []string
	flags.Func("unset", "variable that the command must not see (repeatable)", func(name string) error {
		unset = append(unset, name)
		return nil
	})
	if !parse(flags, dir, args) || *id == "" || flags.NArg() == 0 {
		return misuse("usage: agent run --dir DIR --id ID [--grace 10s] [--unset NAME]... -- CMD ARGS...")
	}
	return supervise.Run(supervise.Options{
		Dir: spool.Dir(*dir), ID: *id, Grace: *grace, Unset: unset, Command: flags.Args(), Stdout: os.Stdout, Stderr: os.Stderr,
	})
}

// tail says nothing of its own: both of its streams are the run's, and the client counts their bytes. Its exit code tells.
func tail(args []string) int {
	flags, dir := flagsFor("tail")
	stdout := flags.Int64("stdout", 0, "offset to begin at")
	stderr := flags.Int64("stderr", 0, "offset to begin at")
	if !parse(flags, dir, args) {
		return misused
	}
	err := spool.Tail(spool.Dir(*dir), os.Stdout, os.Stderr, *stdout, *stderr)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, spool.ErrGone):
		return noSpool
	}
	return failed
}

func status(args []string) int {
	flags, dir := flagsFor("status")
	if !parse(flags, dir, args) {
		return misused
	}
	s, err := spool.Dir(*dir).Status()
	if err != nil {
		return outcome("status", err)
	}
	return outcome("status", json.NewEncoder(os.Stdout).Encode(s))
}

func signalRun(args []string) int {
	flags, dir := flagsFor("signal")
	if !parse(flags, dir, args) || flags.NArg() != 1 {
		return misuse("usage: agent signal --dir DIR NAME")
	}
	return asked("signal", supervise.Ask(spool.Dir(*dir), "signal", flags.Arg(0)))
}

func stop(args []string) int {
	flags, dir := flagsFor("stop")
	grace := flags.Duration("grace", 10*time.Second, "between SIGINT and SIGTERM, and between SIGTERM and SIGKILL")
	if !parse(flags, dir, args) {
		return misused
	}
	return asked("stop", supervise.Ask(spool.Dir(*dir), "stop", grace.String()))
}

// asked has a code of its own for what came after the end of the command.
func asked(command string, err error) int {
	code := outcome(command, err)
	if errors.Is(err, supervise.ErrEnding) || errors.Is(err, supervise.ErrEnded) {
		return tooLate
	}
	return code
}

func times(args []string) int {
	flags, dir := flagsFor("times")
	if !parse(flags, dir, args) {
		return misused
	}
	file, err := os.Open(spool.Dir(*dir).Path(spool.Times))
	if err != nil {
		outcome("times", err)
		return noSpool
	}
	defer file.Close()
	_, err = io.Copy(os.Stdout, file)
	return outcome("times", err)
}

func release(args []string) int {
	flags, dir := flagsFor("release")
	if !parse(flags, dir, args) {
		return misused
	}
	return outcome("release", supervise.Ask(spool.Dir(*dir), "release"))
}
