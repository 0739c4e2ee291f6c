// Package peers knows the pods of the own stack, as the API server tells it.
package peers

import (
	"cmp"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"time"

	"boulderk8s.io/agent/endpoint"
)

// Peer is a pod of the stack that has an address.
type Peer struct {
	Pod         string
	IP          netip.Addr
	Endpoint    endpoint.Endpoint
	Ready       bool
	Terminating bool
	Created     time.Time
}

// pod has the fields that are needed of the API server's pods.
type pod struct {
	Metadata metadata `json:"metadata"`
	Spec     struct {
		InitContainers []struct {
			Name string `json:"name"`
			Env  []struct {
				Name string `json:"name"`
			} `json:"env"`
		} `json:"initContainers"`
		Containers []struct {
			Name string `json:"name"`
		} `json:"containers"`
	} `json:"spec"`
	Status struct {
		Phase      string `json:"phase"`
		PodIP      string `json:"podIP"`
		Conditions []struct {
			Type   string `json:"type"`
			Status string `json:"status"`
		} `json:"conditions"`
		ContainerStatuses []struct {
			Name         string `json:"name"`
			Ready        bool   `json:"ready"`
			RestartCount int    `json:"restartCount"`
			State        state  `json:"state"`
			LastState    state  `json:"lastState"`
		} `json:"containerStatuses"`
	} `json:"status"`
}

type metadata struct {
	Name              string            `json:"name"`
	UID               string            `json:"uid"`
	ResourceVersion   string            `json:"resourceVersion"`
	Labels            map[string]string `json:"labels"`
	Annotations       map[string]string `json:"annotations"`
	CreationTimestamp time.Time         `json:"creationTimestamp"`
	DeletionTimestamp *time.Time        `json:"deletionTimestamp"`
}

// state of a container.
type state struct {
	Running    *struct{} `json:"running"`
	Terminated *struct {
		ExitCode int `json:"exitCode"`
	} `json:"terminated"`
}

// endpoints are those that were read already, by the annotation's text: pods change much more often than it does.
type endpoints map[string]endpoint.Endpoint

func (known endpoints) read(text string) (endpoint.Endpoint, error) {
	if e, is := known[text]; is {
		return e, nil
	}
	e, err := endpoint.Parse(text)
	if err == nil {
		known[text] = e
	}
	return e, err
}

// keep forgets those that no pod has any more.
func (known endpoints) keep(pods map[string]pod) {
	used := map[string]bool{}
	for _, p := range pods {
		used[p.Metadata.Annotations[endpoint.Annotation]] = true
	}
	maps.DeleteFunc(known, func(text string, _ endpoint.Endpoint) bool { return !used[text] })
}

// peer is false for a pod without an address, or with nothing left that could answer.
func (p pod) peer(known endpoints) (Peer, bool, error) {
	if p.finished() || p.Status.PodIP == "" || p.Metadata.Annotations[endpoint.Annotation] == "" {
		return Peer{}, false, nil
	}
	ip, err := netip.ParseAddr(p.Status.PodIP)
	if err != nil {
		return Peer{}, false, fmt.Errorf("pod %s: %w", p.Metadata.Name, err)
	}
	e, err := known.read(p.Metadata.Annotations[endpoint.Annotation])
	if err != nil {
		return Peer{}, false, fmt.Errorf("pod %s: %w", p.Metadata.Name, err)
	}
	return Peer{
		Pod: p.Metadata.Name, IP: ip, Endpoint: e, Ready: p.ready(),
		Terminating: p.Metadata.DeletionTimestamp != nil, Created: p.Metadata.CreationTimestamp,
	}, true, nil
}

func (p pod) finished() bool {
	if p.Status.Phase == "Succeeded" || p.Status.Phase == "Failed" {
		return true
	}
	// The phase follows only when the sidecar has ended, too.
	for _, container := range p.Status.ContainerStatuses {
		if container.State.Terminated == nil {
			return false
		}
	}
	return len(p.Status.ContainerStatuses) > 0
}

func (p pod) ready() bool {
	for _, condition := range p.Status.Conditions {
		if condition.Type == "Ready" {
			return condition.Status == "True"
		}
	}
	return false
}

// byPreference: of two pods with one static address the first is used. A terminating one only when there is no other.
func byPreference(a, b Peer) int {
	return cmp.Or(
		compareFalseFirst(a.Terminating, b.Terminating),
		compareFalseFirst(!a.Ready, !b.Ready),
		b.Created.Compare(a.Created),
		cmp.Compare(a.Pod, b.Pod),
	)
}

func compareFalseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (known endpoints) peersOf(pods map[string]pod, self string, complain func(error)) []Peer {
	var all []Peer
	for name, p := range pods {
		if name == self {
			continue
		}
		peer, usable, err := p.peer(known)
		if err != nil {
			complain(err)
		}
		if usable {
			all = append(all, peer)
		}
	}
	known.keep(pods)
	slices.SortFunc(all, byPreference)
	return all
}
