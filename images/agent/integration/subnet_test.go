package integration

import (
	"errors"
	"fmt"
	"syscall"
	"testing"
	"time"
)

// On Docker's bridge such an address is on the same wire, and nobody answers. It must not lead to a real host of that address.
func TestAnAddressOfASubnetThatNobodyHasStaysInside(t *testing.T) {
	l := newLab(t)
	outside := l.pod("outside", "{}")
	outside.serve("0.0.0.0:80")
	inside := l.pod("inside", endpointOf("inside", map[string]network{"net": {addresses: []string{"10.77.77.77"}, subnets: []string{"10.77.77.0/24"}}}))
	inside.start()
	inside.ready()
	// The way to the outside leads to a host that answers at every address: only the agent keeps the packet in.
	l.ip("-n", outside.namespace, "address", "add", "10.77.77.200/32", "dev", "lo")
	begun := time.Now()
	got, err := inside.ask("tcp", "", "10.77.77.200:80")
	if took := time.Since(begun); !errors.Is(err, syscall.EHOSTUNREACH) || took < 2*time.Second {
		t.Errorf("tcp: got %q, %v after %s", got, err, took)
	}
	// Linux does not tell a UDP socket of an address that nobody has, unless it asks for such errors (IP_RECVERR).
	if got, err := inside.ask("udp", "", "10.77.77.200:80"); !isTimeout(err) {
		t.Errorf("udp: got %q, %v", got, err)
	}
	l.ip("-n", outside.namespace, "address", "add", "10.88.88.200/32", "dev", "lo")
	l.ip("-n", inside.namespace, "route", "add", "10.88.88.200/32", "via", outside.ip)
	eventually(t, "an address of no subnet", func() error {
		if got, err := inside.ask("tcp", "", "10.88.88.200:80"); err != nil || got == "" {
			return fmt.Errorf("%q, %w", got, err)
		}
		return nil
	})
}
