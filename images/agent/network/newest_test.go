package network

import (
	"context"
	"fmt"
	"testing"

	"boulderk8s.io/agent/peers"
)

func TestOfChangesThatComeWhileOneIsAppliedOnlyTheLastCounts(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	changes := newest{make(chan []peers.Peer, 1)}
	begun, goOn := make(chan int), make(chan bool)
	go changes.each(ctx, func(now []peers.Peer) {
		begun <- len(now)
		<-goOn
	})
	var applied []int
	changes.put(make([]peers.Peer, 1))
	applied = append(applied, <-begun)
	for count := 2; count <= 5; count++ {
		changes.put(make([]peers.Peer, count))
	}
	goOn <- true
	applied = append(applied, <-begun)
	goOn <- true
	changes.put(make([]peers.Peer, 6))
	applied = append(applied, <-begun)
	goOn <- true
	if got := fmt.Sprint(applied); got != "[1 5 6]" {
		t.Error(got)
	}
}
