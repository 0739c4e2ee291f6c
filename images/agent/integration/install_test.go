package integration

import (
	"os"
	"path/filepath"
	"testing"
)

// The kubelet starts the probe in the service's container as soon as that runs: after net-ready.
func TestTheProgramOfAProbeIsThereBeforeThePodsContainers(t *testing.T) {
	p := newLab(t).pod("sa-1", endpointOf("sa-1", map[string]network{"default": {}}))
	p.installTo = t.TempDir()
	p.up()
	there, err := os.Stat(filepath.Join(p.installTo, "agent"))
	if err != nil || there.Mode().Perm() != 0o755 {
		t.Errorf("%v, %v", there, err)
	}
}
