package command

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"boulderk8s.io/agent/links"
	"boulderk8s.io/agent/network"
)

func net(args []string) int {
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

func unplug(args []string) int {
	if len(args) != 0 {
		return misuse("usage: agent unplug")
	}
	return outcome("unplug", links.Unplug())
}
