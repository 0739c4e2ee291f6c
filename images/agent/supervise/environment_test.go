package supervise

import (
	"slices"
	"testing"
)

func TestUnsetVariablesAreNotSeen(t *testing.T) {
	got := without([]string{"HOME=/root", "KUBERNETES_PORT=tcp://x=y", "KUBERNETES_PORT_443=z"}, []string{"KUBERNETES_PORT"})
	if want := []string{"HOME=/root", "KUBERNETES_PORT_443=z"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
