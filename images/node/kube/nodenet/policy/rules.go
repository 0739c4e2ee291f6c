package policy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	v1 "k8s.io/api/core/v1"
	netv1 "k8s.io/api/networking/v1"

	"boulderk8s.io/node/kube/nodenet/attached"
)

// Rules is the nftables table of a node, which replaces the one before in one transaction. What comes from or goes to a pod's link
// passes only with the address of the pod attached there: a pod is in set "attached" together with its policies or not at all.
func Rules(s State) string {
	slices.SortFunc(s.Pods, func(a, b *v1.Pod) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(s.Policies, func(a, b *netv1.NetworkPolicy) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
	peers := s.peers()
	var links, ingress, egress, chains []string
	for i, pod := range s.Attached {
		links = append(links, fmt.Sprintf("%q . %s", pod.Link, pod.Address))
		in, out := s.isolation(pod, peers)
		if in != nil {
			chains = append(chains, chain(fmt.Sprintf("in%d", i), pod, in))
			ingress = append(ingress, fmt.Sprintf("%s : jump in%d", pod.Address, i))
		}
		if out != nil {
			chains = append(chains, chain(fmt.Sprintf("out%d", i), pod, out))
			egress = append(egress, fmt.Sprintf("%s : jump out%d", pod.Address, i))
		}
	}
	inside := []string{s.PodSubnet}
	for _, node := range s.Nodes {
		if address := NodeAddress(node); address != "" {
			inside = append(inside, address)
		}
	}
	slices.Sort(inside)
	return fmt.Sprintf(table, elements(links), strings.Join(chains, ""), verdicts("saddr", egress)+verdicts("daddr", ingress),
		verdicts("saddr", egress), s.PodSubnet, strings.Join(inside, ", "), attached.LinkPrefix)
}

const table = `table inet nodenet {}
delete table inet nodenet
table inet nodenet {
  set attached {
    type ifname . ipv4_addr
%[1]s  }
%[2]s  chain from_pod {
    meta nfproto ipv6 drop
    iifname . ip saddr != @attached counter drop
  }
  chain to_pod {
    meta nfproto ipv6 drop
    oifname . ip daddr != @attached counter drop
  }
  chain forward {
    type filter hook forward priority filter - 1
    iifname "%[7]s*" jump from_pod
    oifname "%[7]s*" jump to_pod
    ct state established,related accept
%[3]s  }
  chain input {
    type filter hook input priority filter - 1
    iifname "%[7]s*" jump from_pod
    ct state established,related accept
%[4]s  }
  chain leaving {
    type nat hook postrouting priority srcnat + 10
    ip saddr %[5]s ip daddr != { %[6]s } fib daddr type != local masquerade
  }
}
`

func chain(name string, pod attached.Pod, allowed []string) string {
	text := fmt.Sprintf("  chain %s { # %s/%s\n    ip saddr %s ip daddr %s return\n", name, pod.Namespace, pod.Name, pod.Address, pod.Address)
	for _, match := range allowed {
		text += "    " + match + "return\n"
	}
	return text + "    counter drop\n  }\n"
}

func elements(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return "    elements = { " + strings.Join(list, ", ") + " }\n"
}

func verdicts(side string, list []string) string {
	if len(list) == 0 {
		return ""
	}
	return "    ip " + side + " vmap { " + strings.Join(list, ", ") + " }\n"
}
