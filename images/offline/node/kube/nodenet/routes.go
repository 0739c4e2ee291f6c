package nodenet

import (
	"maps"
	"os/exec"
	"strings"

	"boulderk8s.io/node/kube/nodenet/policy"
)

const protocol = "77" // marks our routes

// routes are the pod networks of the other nodes and the addresses of these nodes.
func routes(s policy.State) map[string]string {
	want := map[string]string{}
	for _, node := range s.Nodes {
		if address := policy.NodeAddress(node); node.Name != s.Node && node.Spec.PodCIDR != "" && address != "" {
			want[node.Spec.PodCIDR] = address
		}
	}
	return want
}

func (a *agent) setRoutes(want map[string]string) error {
	if a.routes != nil && maps.Equal(a.routes, want) {
		return nil
	}
	for network, gateway := range want {
		if err := command("", "ip", "route", "replace", network, "via", gateway, "proto", protocol); err != nil {
			return err
		}
	}
	have, err := exec.Command("ip", "-4", "-oneline", "route", "show", "proto", protocol).Output()
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(have)) {
		if network, _, _ := strings.Cut(line, " "); want[network] == "" {
			if err := command("", "ip", "route", "delete", network, "proto", protocol); err != nil {
				return err
			}
		}
	}
	a.routes = want
	return nil
}
