package nodenet

import (
	"testing"

	"boulderk8s.io/node/kube/nodenet/attached"
	"boulderk8s.io/node/kube/nodenet/policy"
)

func at(container, address string) policy.State {
	return policy.State{PodSubnet: "10.244.0.0/16", Attached: []attached.Pod{{Container: container, Address: address}}}
}

func TestConnectionsOfAnAddressAreForgottenWhenItsContainerChanges(t *testing.T) {
	var kernel kernelOfTest
	c := connections{forget: kernel.forget}
	for _, s := range []policy.State{at("one", "10.244.0.5"), at("one", "10.244.0.5"), at("two", "10.244.0.5"), {}} {
		if err := c.turn(s); err != nil {
			t.Fatal(err)
		}
	}
	kernel.want(t,
		"10.244.0.6", // at the start nobody has it, what is left of it may be old
		"10.244.0.5", // one is gone, two has its address
		"10.244.0.5", // two is gone
	)
}

func TestOnlyPodsFromBeforeTheAgentMayMeetOldConnectionsWhenTheyStart(t *testing.T) {
	var kernel kernelOfTest
	c := connections{forget: kernel.forget}
	if err := c.turn(at("one", "10.244.0.5")); err != nil {
		t.Fatal(err)
	}
	for _, pod := range []attached.Pod{{Container: "one", Address: "10.244.0.5"}, {Container: "two", Address: "10.244.0.6"}} {
		if err := c.starts(pod); err != nil {
			t.Fatal(err)
		}
	}
	kernel.want(t, "10.244.0.6", "10.244.0.5")
}
