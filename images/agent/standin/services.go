package standin

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"boulderk8s.io/agent/peers"
)

// Service is one that has pods of its own. Listen are the sockets of the real process; Target is the label `app` of its pods.
type Service struct {
	Name   string   `json:"name"`
	Listen []string `json:"listen"`
	Target string   `json:"target"`
}

// Read finds a service in the file of all that have stand-ins.
func Read(file, name string) (Service, error) {
	services, err := All(file)
	if err != nil {
		return Service{}, err
	}
	for _, service := range services {
		if service.Name != name {
			continue
		}
		if service.Target == "" || len(service.Listen) == 0 {
			return Service{}, fmt.Errorf("%s: %s has no target, or nothing to listen at", file, name)
		}
		return service, nil
	}
	return Service{}, fmt.Errorf("%s: no service %s in it", file, name)
}

// All reads that file.
func All(file string) ([]Service, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var all struct {
		Services []Service `json:"services"`
	}
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return all.Services, nil
}

// API reads the way to the API server. Where it is the kubelet says to every container, but a run's command does not see it: the
// supervisor, process 1, does. firstEnviron is the environment of that one.
func API(folder, firstEnviron, selector string) (peers.API, error) {
	namespace, err := os.ReadFile(filepath.Join(folder, "namespace"))
	if err != nil {
		return peers.API{}, err
	}
	api := peers.API{Namespace: strings.TrimSpace(string(namespace)), Account: folder, Pods: selector,
		Host: os.Getenv("KUBERNETES_SERVICE_HOST"), Port: os.Getenv("KUBERNETES_SERVICE_PORT")}
	if api.Host != "" {
		return api, nil
	}
	environment, err := os.ReadFile(firstEnviron)
	if err != nil {
		return api, err
	}
	for variable := range strings.SplitSeq(string(environment), "\x00") {
		switch name, value, _ := strings.Cut(variable, "="); name {
		case "KUBERNETES_SERVICE_HOST":
			api.Host = value
		case "KUBERNETES_SERVICE_PORT":
			api.Port = value
		}
	}
	if api.Host == "" {
		return api, errors.New("KUBERNETES_SERVICE_HOST is neither in the environment nor in that of process 1")
	}
	return api, nil
}
