package main

import (
	"testing"

	"boulderk8s.io/node/kube/nodenet/attached"
)

const result = `{"cniVersion":"1.0.0","interfaces":[{"name":"veth12ab","mac":"x"},{"name":"eth0","sandbox":"/var/run/netns/x"}],
	"ips":[{"interface":1,"address":"10.244.0.5/24","gateway":"10.244.0.1"}]}`

func TestPodIsReadFromTheRuntime(t *testing.T) {
	got, err := newPod("c1", "IgnoreUnknown=1;K8S_POD_NAMESPACE=n;K8S_POD_NAME=p;K8S_POD_INFRA_CONTAINER_ID=c1;K8S_POD_UID=u", []byte(result))
	want := attached.Pod{Container: "c1", UID: "u", Namespace: "n", Name: "p", Link: "veth12ab", Address: "10.244.0.5"}
	if err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestNoLinkNoPod(t *testing.T) {
	if _, err := newPod("c1", "K8S_POD_NAMESPACE=n;K8S_POD_NAME=p;K8S_POD_UID=u", []byte(`{"ips":[{"address":"10.244.0.5/24"}]}`)); err == nil {
		t.Error("a pod without a link was accepted")
	}
}
