package command

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"boulderk8s.io/agent/standin"
	"boulderk8s.io/agent/syslog"
)

// standIn finds all it needs beside its own program: where it is installed the run's files are, too.
func standIn(args []string) int {
	self, err := os.Executable()
	if err != nil {
		return outcome("stand-in", err)
	}
	flags := flag.NewFlagSet("agent stand-in", flag.ContinueOnError)
	dir := flags.String("dir", filepath.Dir(self), "folder with staging/stand-ins.json and api/")
	first := flags.String("first", "/proc/1/environ", "environment of the container's first process")
	if flags.Parse(args) != nil || flags.NArg() != 1 {
		return misuse("usage: agent stand-in NAME")
	}
	name := flags.Arg(0)
	say := standin.Once(func(text string) { fmt.Fprintf(os.Stderr, "%s: %s\n", name, text) })
	service, err := standin.Read(filepath.Join(*dir, "staging", "stand-ins.json"), name)
	if err != nil {
		say(err.Error())
		return failed
	}
	api, err := standin.API(filepath.Join(*dir, "api"), *first, service.Selector())
	if err != nil {
		say(err.Error())
		return failed
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	place := standin.Place{API: api, Out: os.Stdout, Say: say, Syslog: &syslog.Sender{Places: syslog.Places}}
	if err := standin.Run(ctx, place, service); err != nil {
		say(err.Error())
		return failed
	}
	return 0
}
