package command

import (
	"encoding/json"
	"flag"
	"os"
	"time"

	"boulderk8s.io/agent/probe"
)

func probeContainer(args []string) int {
	flags := flag.NewFlagSet("agent probe", flag.ContinueOnError)
	questions := probe.Questions{}
	flags.Func("name", "name to look up (repeatable)", appendTo(&questions.Names))
	flags.Func("address", "address to look up in reverse (repeatable)", appendTo(&questions.Addresses))
	flags.Func("target", "[LABEL=]tcp:HOST:PORT or udp:HOST:PORT to call (repeatable)", func(text string) error {
		target, err := probe.ParseTarget(text)
		questions.Targets = append(questions.Targets, target)
		return err
	})
	flags.BoolVar(&questions.Ask, "ask", false, "the targets are `agent serve`: ask what they see")
	flags.DurationVar(&questions.Timeout, "timeout", 4*time.Second, "of each question")
	idle := flags.Duration("idle", 0, "do nothing for so long: the place from which the container can be probed")
	if flags.Parse(args) != nil {
		return misused
	}
	if flags.NArg() > 0 {
		return misuse("usage: agent probe [--name NAME]... [--address ADDRESS]... [--target [LABEL=]PROTOCOL:HOST:PORT]... [--ask] [--timeout 4s]")
	}
	if *idle > 0 {
		time.Sleep(*idle)
		return 0
	}
	report, err := probe.Gather(questions)
	if err != nil {
		return outcome("probe", err)
	}
	return outcome("probe", json.NewEncoder(os.Stdout).Encode(report))
}

func serve(args []string) int {
	var places []probe.Target
	for _, arg := range args {
		place, err := probe.ParseTarget(arg)
		if err != nil {
			return misuse("usage: agent serve tcp:ADDRESS:PORT|udp:ADDRESS:PORT...")
		}
		places = append(places, place)
	}
	if len(places) == 0 {
		return misuse("usage: agent serve tcp:ADDRESS:PORT|udp:ADDRESS:PORT...")
	}
	return outcome("serve", probe.Serve(places))
}

func appendTo(list *[]string) func(string) error {
	return func(text string) error {
		*list = append(*list, text)
		return nil
	}
}
