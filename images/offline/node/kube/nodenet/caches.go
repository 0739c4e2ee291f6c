package nodenet

import (
	"strconv"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"

	"boulderk8s.io/node/kube/nodenet/attached"
	"boulderk8s.io/node/kube/nodenet/policy"
)

// knows is true when the caches hold these objects in these versions or newer ones.
func (a *agent) knows(namespace, pod string, versions map[types.UID]string) bool {
	missing := len(versions)
	check := func(o metav1.Object) {
		if wanted, ok := versions[o.GetUID()]; ok && !older(o.GetResourceVersion(), wanted) {
			missing--
		}
	}
	if p, err := a.pods.Pods(namespace).Get(pod); err == nil {
		check(p)
	}
	policies, err := a.policies.NetworkPolicies(namespace).List(labels.Everything())
	for _, p := range policies {
		check(p)
	}
	return err == nil && missing == 0
}

func older(version, than string) bool {
	v, err1 := strconv.ParseUint(version, 10, 64)
	t, err2 := strconv.ParseUint(than, 10, 64)
	return err1 != nil || err2 != nil || v < t
}

// state is what the rules are made from.
func (a *agent) state() (s policy.State, err error) {
	s.Node, s.PodSubnet = a.node, a.podSubnet
	if s.Attached, err = attached.All(); err != nil {
		return s, err
	}
	if s.Nodes, err = a.nodes.List(labels.Everything()); err != nil {
		return s, err
	}
	if s.Pods, err = a.pods.List(labels.Everything()); err != nil {
		return s, err
	}
	if s.Namespaces, err = a.namespaces.List(labels.Everything()); err != nil {
		return s, err
	}
	s.Policies, err = a.policies.List(labels.Everything())
	return s, err
}
