package policy

import (
	"strings"
	"testing"

	v1 "k8s.io/api/core/v1"
	netv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/intstr"

	"boulderk8s.io/node/kube/nodenet/attached"
)

func pod(name, node, address string) *v1.Pod {
	return &v1.Pod{
		ObjectMeta: metav1.ObjectMeta{Namespace: "n", Name: name, UID: types.UID(name), Labels: map[string]string{"app": name}},
		Spec:       v1.PodSpec{NodeName: node, Containers: []v1.Container{{Ports: []v1.ContainerPort{{Name: "web", Protocol: "TCP", ContainerPort: 4001}}}}},
		Status:     v1.PodStatus{PodIP: address},
	}
}

func here(name, link, address string) attached.Pod {
	return attached.Pod{UID: name, Namespace: "n", Name: name, Link: link, Address: address}
}

func only(app string) metav1.LabelSelector {
	return metav1.LabelSelector{MatchLabels: map[string]string{"app": app}}
}

func state(policies ...*netv1.NetworkPolicy) State {
	return State{
		Node: "me", PodSubnet: "10.244.0.0/16", Policies: policies,
		Pods:     []*v1.Pod{pod("a", "me", ""), pod("b", "other", "10.244.1.9"), pod("c", "me", "10.244.0.99")},
		Attached: []attached.Pod{here("a", "veth1", "10.244.0.5"), here("c", "veth2", "10.244.0.6")},
	}
}

func policyFor(app string, spec netv1.NetworkPolicySpec) *netv1.NetworkPolicy {
	spec.PodSelector = only(app)
	return &netv1.NetworkPolicy{ObjectMeta: metav1.ObjectMeta{Namespace: "n", Name: app}, Spec: spec}
}

func TestPodWithoutPolicyIsAttachedAndNotRestricted(t *testing.T) {
	rules := Rules(state()).Text
	want(t, rules, `elements = { "veth1" . 10.244.0.5, "veth2" . 10.244.0.6 }`)
	if strings.Contains(rules, "vmap") {
		t.Errorf("nobody is restricted, but: %s", rules)
	}
}

func TestPodThatTheAPIServerDoesNotKnowIsCutOff(t *testing.T) {
	s := state()
	s.Attached = append(s.Attached, here("ghost", "veth3", "10.244.0.7"))
	want(t, Rules(s).Text, "ip saddr vmap { 10.244.0.7 : jump out2 }", "ip daddr vmap { 10.244.0.7 : jump in2 }")
}

func TestIngressNamesPeersOnEveryNodeByTheirPresentAddress(t *testing.T) {
	port := intstr.FromString("web")
	rules := Rules(state(policyFor("a", netv1.NetworkPolicySpec{
		PolicyTypes: []netv1.PolicyType{netv1.PolicyTypeIngress},
		Ingress: []netv1.NetworkPolicyIngressRule{{
			From:  []netv1.NetworkPolicyPeer{{PodSelector: &metav1.LabelSelector{}}},
			Ports: []netv1.NetworkPolicyPort{{Port: &port}},
		}},
	}))).Text
	// c is here, so what counts is the address it is attached with, not what the API server still says
	want(t, rules, "ip saddr { 10.244.0.5, 10.244.1.9, 10.244.0.6 } tcp dport 4001 return\n    counter drop", "ip daddr vmap { 10.244.0.5 : jump in0 }")
	if strings.Contains(rules, "saddr vmap") {
		t.Errorf("egress is not restricted, but: %s", rules)
	}
}

func TestEgressToABlockWithAHole(t *testing.T) {
	want(t, Rules(state(policyFor("c", netv1.NetworkPolicySpec{
		PolicyTypes: []netv1.PolicyType{netv1.PolicyTypeEgress},
		Egress: []netv1.NetworkPolicyEgressRule{{To: []netv1.NetworkPolicyPeer{
			{IPBlock: &netv1.IPBlock{CIDR: "64.112.117.0/24", Except: []string{"64.112.117.8/29"}}},
			{PodSelector: &metav1.LabelSelector{MatchLabels: map[string]string{"app": "nobody"}}},
		}}},
	}))).Text, "ip daddr 64.112.117.0/24 ip daddr != { 64.112.117.8/29 } return\n    counter drop", "ip saddr vmap { 10.244.0.6 : jump out1 }")
}

func want(t *testing.T, rules string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(rules, part) {
			t.Errorf("no %q in\n%s", part, rules)
		}
	}
}
