package command

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"boulderk8s.io/agent/links"
	"boulderk8s.io/agent/network"
	"boulderk8s.io/agent/peers"
)

func podNetwork(args []string) int {
	if len(args) != 0 {
		return misuse("usage: agent net (all by environment variables)")
	}
	config, err := network.FromEnvironment(os.Getenv)
	if err != nil {
		return outcome("net", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return outcome("net", network.Run(ctx, config))
}

func netReady(args []string) int {
	if len(args) != 0 {
		return misuse("usage: agent net-ready")
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	return outcome("net-ready", network.AwaitReady(ctx))
}

func await(args []string) int {
	conditions, err := peers.Conditions(args)
	if err != nil || len(conditions) == 0 {
		return misuse("usage: agent await POD=started|healthy|completed_successfully...")
	}
	api, err := network.APIFromEnvironment(os.Getenv)
	if err != nil {
		return outcome("await", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return outcome("await", peers.Await(ctx, api, conditions, func(text string) { fmt.Fprintln(os.Stderr, text) }))
}

func unplug(args []string) int {
	if len(args) != 0 {
		return misuse("usage: agent unplug")
	}
	return outcome("unplug", links.Unplug())
}
