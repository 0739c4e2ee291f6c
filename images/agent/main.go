// Command agent gives a pod what Docker gives a container: its network, and a supervised run.
package main

import (
	"os"

	"boulderk8s.io/agent/command"
)

func main() { os.Exit(command.Main(os.Args[1:])) }
