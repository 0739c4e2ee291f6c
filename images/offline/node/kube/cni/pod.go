package main

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"strings"

	"boulderk8s.io/node/kube/nodenet/attached"
)

// newPod reads who the pod is from the runtime's arguments, and its link and address from the result of ptp.
func newPod(container, arguments string, result []byte) (pod attached.Pod, err error) {
	pod.Container = container
	for _, argument := range strings.Split(arguments, ";") {
		switch name, value, _ := strings.Cut(argument, "="); name {
		case "K8S_POD_UID":
			pod.UID = value
		case "K8S_POD_NAMESPACE":
			pod.Namespace = value
		case "K8S_POD_NAME":
			pod.Name = value
		}
	}
	var previous struct {
		Interfaces []struct{ Name, Sandbox string }
		IPs        []struct{ Address string }
	}
	if err := json.Unmarshal(result, &previous); err != nil {
		return pod, fmt.Errorf("nodenet: result of the plugin before: %w", err)
	}
	for _, link := range previous.Interfaces {
		if link.Sandbox == "" && strings.HasPrefix(link.Name, attached.LinkPrefix) {
			pod.Link = link.Name
		}
	}
	for _, address := range previous.IPs {
		if prefix, err := netip.ParsePrefix(address.Address); err == nil && prefix.Addr().Is4() {
			pod.Address = prefix.Addr().String()
		}
	}
	if pod.UID == "" || pod.Namespace == "" || pod.Name == "" || pod.Link == "" || pod.Address == "" {
		return pod, fmt.Errorf("nodenet: no pod, link or IPv4 address in %q and %s", arguments, result)
	}
	return pod, nil
}
