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

	rules  string    // in force
	loaded time.Time // when
	routes map[string]string
}

// sync brings rules and routes in line with the cluster. The CNI configuration, which lets the first pod start, comes last.
func (a *agent) sync() error {
	state, err := a.state()
	if err != nil {
		return err
	}
	if rules := policy.Rules(state); rules != a.rules || time.Since(a.loaded) > refresh {
		if err := command(rules, "nft", "-f", "-"); err != nil {
			return err
		}
		a.rules, a.loaded = rules, time.Now()
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
