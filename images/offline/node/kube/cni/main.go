// Command cni is the CNI plugin "nodenet". Chained after ptp, it holds a new pod back until the node's agent has put that very pod's
// network policies in force. No agent, no pod: the network fails closed.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"boulderk8s.io/node/kube/nodenet/attached"
)

const patience = 20 * time.Second

func main() {
	if err := run(os.Getenv("CNI_COMMAND")); err != nil {
		_ = json.NewEncoder(os.Stdout).Encode(map[string]any{"cniVersion": "1.0.0", "code": 11, "msg": err.Error()})
		os.Exit(1)
	}
}

func run(command string) error {
	container := os.Getenv("CNI_CONTAINERID")
	switch command {
	case "ADD":
		return add(container)
	case "DEL":
		if err := attached.Remove(container); err != nil {
			return err
		}
		_ = ask(container, 0) // its rules go now if the agent runs, else when it is back; the link is gone either way
	case "VERSION":
		fmt.Println(`{"cniVersion":"1.0.0","supportedVersions":["1.0.0"]}`)
	}
	return nil
}

func add(container string) error {
	var configuration struct {
		PrevResult json.RawMessage `json:"prevResult"`
	}
	if err := json.NewDecoder(os.Stdin).Decode(&configuration); err != nil {
		return fmt.Errorf("nodenet: configuration: %w", err)
	}
	pod, err := newPod(container, os.Getenv("CNI_ARGS"), configuration.PrevResult)
	if err != nil {
		return err
	}
	if err := attached.Put(pod); err != nil {
		return err
	}
	if err := ask(container, patience); err != nil {
		_ = attached.Remove(container)
		return fmt.Errorf("nodenet: the network policies of pod %s/%s (%s) are not in force, so it may not start yet: %w",
			pod.Namespace, pod.Name, pod.Address, err)
	}
	_, err = os.Stdout.Write(configuration.PrevResult)
	return err
}
