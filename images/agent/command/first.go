package command

import (
	"flag"
	"os"
	"strconv"
	"syscall"

	"boulderk8s.io/agent/first"
)

func execute(args []string) int {
	flags := flag.NewFlagSet("agent exec", flag.ContinueOnError)
	options := first.Options{Stderr: os.Stderr}
	flags.BoolVar(&options.Init, "init", false, "stay as process 1, pass signals on and reap")
	flags.IntVar(&options.Restarts, "restarts", 0, "start it again so many times while it fails")
	flags.Func("stop-signal", "number of the signal that stops the container", func(text string) error {
		number, err := strconv.Atoi(text)
		options.StopSignal = syscall.Signal(number)
		return err
	})
	flags.Func("ulimit", "resource limit NAME=SOFT:HARD, -1 is none (repeatable)", func(text string) error {
		limit, err := first.ParseLimit(text)
		options.Limits = append(options.Limits, limit)
		return err
	})
	flags.Func("unset", "variable that the command must not see (repeatable)", func(name string) error {
		options.Unset = append(options.Unset, name)
		return nil
	})
	if flags.Parse(args) != nil || flags.NArg() == 0 {
		return misuse("usage: agent exec [--init] [--restarts N] [--stop-signal N] [--ulimit NAME=SOFT:HARD]... [--unset NAME]... -- CMD ARGS...")
	}
	options.Command = flags.Args()
	return first.Exec(options)
}

func end(args []string) int {
	if len(args) != 1 {
		return misuse("usage: agent end SIGNAL")
	}
	number, err := strconv.Atoi(args[0])
	if err != nil {
		return misuse("usage: agent end SIGNAL, a number")
	}
	return outcome("end", first.End(syscall.Signal(number)))
}
