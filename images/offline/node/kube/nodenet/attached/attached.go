// Package attached is the record of the pods attached to this node's network. The CNI plugin writes it, the agent turns it into
// rules. It lives in files under /run, so it outlives the agent and ends with the node.
package attached

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	// Socket is where the agent takes the container id of a pod, and answers OK when the pod's rules are in force.
	Socket = "/run/nodenet/agent.sock"
	// OK is the agent's answer; any other is what went wrong.
	OK = "ok"
	// LinkPrefix begins the name of the node's end of every pod's link.
	LinkPrefix = "veth"

	folder = "/run/nodenet/pods"
)

// Pod is one sandbox of a pod; Link is the node's end of its link.
type Pod struct {
	Container, UID, Namespace, Name, Link, Address string
}

// Put records a pod. A record with the same address is of a pod whose end was missed: addresses are given out once.
func Put(p Pod) error {
	others, err := All()
	if err != nil {
		return err
	}
	for _, other := range others {
		if other.Address == p.Address {
			if err := Remove(other.Container); err != nil {
				return err
			}
		}
	}
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(file(p.Container)+".new", text, 0o600); err != nil {
		return err
	}
	return os.Rename(file(p.Container)+".new", file(p.Container))
}

// Get reads the record of one container.
func Get(container string) (p Pod, err error) {
	text, err := os.ReadFile(file(container))
	if err != nil {
		return p, err
	}
	return p, json.Unmarshal(text, &p)
}

// Remove forgets a container; it need not be known.
func Remove(container string) error {
	if err := os.Remove(file(container)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// All reads every record, in the order of container ids.
func All() ([]Pod, error) {
	names, err := filepath.Glob(file("*"))
	if err != nil {
		return nil, err
	}
	var pods []Pod
	for _, name := range names {
		switch p, err := Get(strings.TrimSuffix(filepath.Base(name), ".json")); {
		case errors.Is(err, fs.ErrNotExist): // removed meanwhile
		case err != nil:
			return nil, err
		default:
			pods = append(pods, p)
		}
	}
	return pods, nil
}

func file(container string) string { return filepath.Join(folder, filepath.Base(container)+".json") }
