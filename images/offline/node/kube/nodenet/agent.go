package nodenet

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"k8s.io/client-go/kubernetes"
	core "k8s.io/client-go/listers/core/v1"
	networking "k8s.io/client-go/listers/networking/v1"

	"boulderk8s.io/node/kube/nodenet/policy"
)

type agent struct {
	api             kubernetes.Interface
	node, podSubnet string
	nodes           core.NodeLister
	namespaces      core.NamespaceLister
	pods            core.PodLister
	policies        networking.NetworkPolicyLister
	turns           *turns

	loaded *policy.Table // in force; nil: not known
	since  time.Time

	connections connections
	routes      map[string]string
}

// sync brings rules and routes in line with the cluster. The CNI configuration, which lets the first pod start, comes last.
func (a *agent) sync() error {
	state, err := a.state()
	if err != nil {
		return err
	}
	if err := a.load(policy.Rules(state)); err != nil {
		return err
	}
	if err := a.connections.turn(state); err != nil {
		return err
	}
	if err := a.setRoutes(routes(state)); err != nil {
		return err
	}
	for _, node := range state.Nodes {
		if node.Name == a.node && node.Spec.PodCIDR != "" {
			return writeConfiguration(node.Spec.PodCIDR)
		}
	}
	return fmt.Errorf("node %s has no pod CIDR yet", a.node)
}

func (a *agent) load(table policy.Table) error {
	transaction := table.Instead()
	switch {
	case a.loaded != nil && a.loaded.Text == table.Text && time.Since(a.since) < refresh:
		return nil
	case a.loaded != nil:
		transaction = table.After(*a.loaded)
	}
	a.loaded = nil
	if err := command(transaction, "nft", "-f", "-"); err != nil {
		return err
	}
	a.loaded, a.since = &table, time.Now()
	return nil
}

func command(input, name string, arguments ...string) error {
	c := exec.Command(name, arguments...)
	c.Stdin = strings.NewReader(input)
	if output, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, strings.Join(arguments, " "), err, output)
	}
	return nil
}

func replaceFile(path, text string) error {
	if old, err := os.ReadFile(path); err == nil && string(old) == text {
		return nil
	}
	if err := os.WriteFile(path+".new", []byte(text), 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
