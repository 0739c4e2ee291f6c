// Package command reads the command line: one function a command, and no logic of its own.
package command

import (
	"fmt"
	"os"
)

// exit codes of our own, where a command does not say otherwise
const (
	failed   = 1
	tooLate  = 3
	misused  = 64
	noSpool  = 66
	overview = `usage: agent COMMAND
  net                                  network of the pod (sidecar)
  net-ready                            waits until the sidecar has set up the network
  await POD=STATE...                   waits for other pods: started, healthy, completed_successfully
  unplug                               takes every link but lo away
  own PATH UID GID MODE                folder with this owner and mode
  write PATH UID GID MODE              file with the text of $CONTENT, this owner and mode
  install DIR                          copies this program to DIR/agent, and what Python programs load first to DIR/python
  healthy --address HOST:PORT [--host-override NAME] --config FILE
                                       0: the gRPC server says that it serves; FILE is that of Boulder's health-checker
  stand-in NAME                        stands for a service with pods of its own: listens, passes connections and log on
  run --dir DIR --id ID [--grace 10s] -- CMD ARGS...
  exec [--init] [--restarts N] [--ulimit NAME=SOFT:HARD]... [--unset NAME]... -- CMD ARGS...
                                       the command of a service, as its first process or below an init
  end SIGNAL                           signal to process 1, and waits for its end
  tail --dir DIR --stdout N --stderr N streams the output of the run, from these offsets on
  status --dir DIR                     one line of JSON
  times --dir DIR                      how far the output was at which time
  signal --dir DIR NAME                signal to the run's process group
  stop --dir DIR [--grace 10s]         SIGINT to it, then SIGTERM, then SIGKILL
  release --dir DIR                    the client has all it needs
  remove PATH...                       empties and removes folders
  idle                                 nothing, until it is told to end; for others to be executed beside it
  on-node PROGRAM ARGS...              a program of the node, among its mounts; from a privileged pod
  store offer|receive|tree|remove DIR ...
                                       files of a checkout on a node, one blob for each content
  probe [--name NAME]... [--address A]... [--target T]...
                                       what a container is given, as JSON; from beside it
  serve PROTOCOL:ADDRESS:PORT...       tells each caller what is seen of it`
)

var commands = map[string]func(args []string) int{
	"net": podNetwork, "net-ready": netReady, "await": await, "unplug": unplug,
	"own": own, "write": write, "install": install, "remove": remove,
	"exec": execute, "end": end,
	"run": run, "tail": tail, "status": status, "times": times, "signal": signalRun, "stop": stop, "release": release,
	"idle": idle, "on-node": onNode, "store": keep,
	"probe": probeContainer, "serve": serve, "healthy": checkHealth, "stand-in": standIn,
}

// Main runs the command that the arguments name, and gives its exit code.
func Main(args []string) int {
	if len(args) == 0 || commands[args[0]] == nil {
		return misuse(overview)
	}
	return commands[args[0]](args[1:])
}

func misuse(usage string) int {
	fmt.Fprintln(os.Stderr, usage)
	return misused
}

// outcome prints an error, and gives the exit code.
func outcome(command string, err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintf(os.Stderr, "agent %s: %v\n", command, err)
	return failed
}
