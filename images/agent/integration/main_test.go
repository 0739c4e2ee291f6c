// Package integration has the agents of several pods at work in network namespaces of this machine, with an API server of its own.
package integration

import (
	"fmt"
	"os"
	"os/exec"
	"testing"

	"boulderk8s.io/agent/command"
)

// The test program is the agent, too.
func TestMain(m *testing.M) {
	if os.Getenv("AGENT") != "" {
		os.Exit(command.Main(os.Args[1:]))
	}
	if reason := cannotRun(); reason != "" {
		fmt.Println("skipped: the network tests need", reason)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func cannotRun() string {
	if os.Geteuid() != 0 {
		return "root, to make network namespaces"
	}
	if _, err := exec.LookPath("ip"); err != nil {
		return "the program ip (package iproute2)"
	}
	if out, err := exec.Command("ip", "netns", "add", "agent-probe").CombinedOutput(); err != nil {
		return fmt.Sprintf("network namespaces: %s", out)
	}
	exec.Command("ip", "netns", "delete", "agent-probe").Run()
	return ""
}
