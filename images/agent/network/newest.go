package network

import (
	"context"

	"boulderk8s.io/agent/peers"
)

// newest hands on what the peers are now. While a change is being applied others may come; only the last of them counts, so a stack that
// starts does not keep every agent busy with states that are over.
type newest struct{ waiting chan []peers.Peer }

// put is for one caller at a time.
func (n newest) put(now []peers.Peer) {
	select {
	case <-n.waiting:
	default:
	}
	n.waiting <- now
}

func (n newest) each(ctx context.Context, apply func([]peers.Peer)) {
	for {
		select {
		case now := <-n.waiting:
			apply(now)
		case <-ctx.Done():
			return
		}
	}
}
