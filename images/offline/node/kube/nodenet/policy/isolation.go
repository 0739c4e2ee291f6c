package policy

import (
	v1 "k8s.io/api/core/v1"
	netv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"

	"boulderk8s.io/node/kube/nodenet/attached"
)

// isolation is what a pod may receive and send, as nftables matches; nil where no policy restricts it. A pod that the API server
// does not know (any more) is cut off.
func (s State) isolation(pod attached.Pod, peers map[types.UID][]string) (in, out []string) {
	var object *v1.Pod
	for _, candidate := range s.Pods {
		if Same(candidate, pod) {
			object = candidate
		}
	}
	if object == nil {
		return []string{}, []string{}
	}
	for _, policy := range s.Policies {
		if policy.Namespace != pod.Namespace || !selects(&policy.Spec.PodSelector, object.Labels) {
			continue
		}
		for _, kind := range policy.Spec.PolicyTypes {
			switch kind {
			case netv1.PolicyTypeIngress:
				if in == nil {
					in = []string{}
				}
				for _, rule := range policy.Spec.Ingress {
					in = append(in, s.matches("saddr", policy.Namespace, rule.From, rule.Ports, []*v1.Pod{object}, peers)...)
				}
			case netv1.PolicyTypeEgress:
				if out == nil {
					out = []string{}
				}
				for _, rule := range policy.Spec.Egress {
					out = append(out, s.matches("daddr", policy.Namespace, rule.To, rule.Ports, s.Pods, peers)...)
				}
			}
		}
	}
	return in, out
}

func selects(selector *metav1.LabelSelector, set labels.Set) bool {
	s, err := metav1.LabelSelectorAsSelector(selector)
	return err == nil && s.Matches(set)
}
