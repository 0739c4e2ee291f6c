package command

import (
	"context"
	"flag"
	"time"

	"boulderk8s.io/agent/healthy"
)

func checkHealth(args []string) int {
	flags := flag.NewFlagSet("agent healthy", flag.ContinueOnError)
	var q healthy.Question
	flags.StringVar(&q.Address, "address", "", "HOST:PORT of the gRPC server (required)")
	flags.StringVar(&q.Host, "host-override", "", "name that its certificate must have")
	flags.StringVar(&q.Config, "config", "", "JSON file of Boulder's health-checker (required)")
	limit := flags.Duration("timeout", 5*time.Second, "limit for all of it")
	if flags.Parse(args) != nil || q.Address == "" || q.Config == "" || flags.NArg() > 0 {
		return misuse("usage: agent healthy --address HOST:PORT [--host-override NAME] --config FILE [--timeout 5s]")
	}
	ctx, stop := context.WithTimeout(context.Background(), *limit)
	defer stop()
	return outcome("healthy", healthy.Check(ctx, q))
}
