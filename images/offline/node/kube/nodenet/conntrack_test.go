package nodenet

import (
	"net/netip"
	"slices"
	"testing"
)

// kernelOfTest notes which of the two addresses of the tests was forgotten, one entry a call.
type kernelOfTest struct{ forgotten []string }

func (k *kernelOfTest) forget(which touching) error {
	for _, address := range []string{"10.244.0.5", "10.244.0.6"} {
		if which(netip.MustParseAddr(address)) {
			k.forgotten = append(k.forgotten, address)
		}
	}
	return nil
}

func (k *kernelOfTest) want(t *testing.T, addresses ...string) {
	t.Helper()
	if !slices.Equal(k.forgotten, addresses) {
		t.Errorf("forgot %v, want %v", k.forgotten, addresses)
	}
}
