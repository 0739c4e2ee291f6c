// Package policy turns the NetworkPolicies that concern a node into nftables rules. It does no input or output.
package policy

import (
	"net/netip"

	v1 "k8s.io/api/core/v1"
	netv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"

	"boulderk8s.io/node/kube/nodenet/attached"
)

// State is what the rules of Node are made from.
type State struct {
	Node, PodSubnet string
	Attached        []attached.Pod
	Nodes           []*v1.Node
	Pods            []*v1.Pod
	Namespaces      []*v1.Namespace
	Policies        []*netv1.NetworkPolicy
}

// Same is true when object is the pod that the runtime speaks of; the runtime knows a static pod by the hash of its file.
func Same(object *v1.Pod, pod attached.Pod) bool {
	return object.Namespace == pod.Namespace && object.Name == pod.Name &&
		(object.UID == types.UID(pod.UID) || object.Annotations["kubernetes.io/config.mirror"] == pod.UID)
}

// NodeAddress is the IPv4 address of a node, or "".
func NodeAddress(node *v1.Node) string {
	for _, address := range node.Status.Addresses {
		if ip, err := netip.ParseAddr(address.Address); address.Type == v1.NodeInternalIP && err == nil && ip.Is4() {
			return address.Address
		}
	}
	return ""
}

// peers are the addresses of every pod that runs. Pods of this node count from when they are attached, which is before the API
// server knows their address, and until they are detached.
func (s State) peers() map[types.UID][]string {
	here := map[[2]string][]attached.Pod{}
	for _, pod := range s.Attached {
		key := [2]string{pod.Namespace, pod.Name}
		here[key] = append(here[key], pod)
	}
	found := map[types.UID][]string{}
	for _, pod := range s.Pods {
		switch {
		case pod.Spec.HostNetwork || pod.Status.Phase == v1.PodSucceeded || pod.Status.Phase == v1.PodFailed:
		case pod.Spec.NodeName != s.Node:
			if pod.Status.PodIP != "" {
				found[pod.UID] = []string{pod.Status.PodIP}
			}
		default:
			for _, a := range here[[2]string{pod.Namespace, pod.Name}] {
				if Same(pod, a) {
					found[pod.UID] = append(found[pod.UID], a.Address)
				}
			}
		}
	}
	return found
}

func (s State) namespaceLabels(name string) labels.Set {
	for _, namespace := range s.Namespaces {
		if namespace.Name == name {
			return namespace.Labels
		}
	}
	return nil
}
