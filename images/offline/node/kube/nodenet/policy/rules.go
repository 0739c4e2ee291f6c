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

// Table is the nftables table of a node: its text, and the names of the chains that are there for single pods.
type Table struct {
	Text   string
	Chains []string
}

// Rules makes the table. What comes from or goes to a pod's link passes only with the address of the pod attached there:
// a pod is in set "attached" together with its policies or not at all.
func Rules(s State) (table Table) {
	slices.SortFunc(s.Pods, func(a, b *v1.Pod) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(s.Policies, func(a, b *netv1.NetworkPolicy) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
	peers := s.peers()
	var links, ingress, egress, chains []string
	isolate := func(name string, pod attached.Pod, allowed []string) string {
		table.Chains = append(table.Chains, name)
		chains = append(chains, chain(name, pod, allowed))
		return pod.Address + " : jump " + name
	}
	for i, pod := range s.Attached {
		links = append(links, fmt.Sprintf("%q . %s", pod.Link, pod.Address))
		in, out := s.isolation(pod, peers)
		if in != nil {
			ingress = append(ingress, isolate(fmt.Sprintf("in%d", i), pod, in))
		}
		if out != nil {
			egress = append(egress, isolate(fmt.Sprintf("out%d", i), pod, out))
		}
	}
	inside := []string{s.PodSubnet}
	for _, node := range s.Nodes {
		if address := NodeAddress(node); address != "" {
			inside = append(inside, address)
		}
	}
	slices.Sort(inside)
	table.Text = fmt.Sprintf(text, elements(links), strings.Join(chains, ""), verdicts("saddr", egress)+verdicts("daddr", ingress),
		verdicts("saddr", egress), s.PodSubnet, strings.Join(inside, ", "), attached.LinkPrefix)
	return table
}

const text = `table inet nodenet {
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

// Instead is the transaction that puts this table in the place of any other.
func (t Table) Instead() string {
	return "table inet nodenet {}\ndelete table inet nodenet\n" + t.Text
}

// After is the transaction that puts this table in the place of the one that we loaded before. It leaves the hooks alone: to
// unregister them takes the kernel 0.2 to 0.5 s on a busy machine, and pods wait for this; the rest takes 15 ms.
func (t Table) After(old Table) string {
	batch := "flush table inet nodenet\nflush set inet nodenet attached\n"
	for _, name := range old.Chains {
		batch += "delete chain inet nodenet " + name + "\n"
	}
	return batch + t.Text
}

func chain(name string, pod attached.Pod, allowed []string) string {
	rules := fmt.Sprintf("  chain %s { # %s/%s\n    ip saddr %s ip daddr %s return\n", name, pod.Namespace, pod.Name, pod.Address, pod.Address)
	for _, match := range allowed {
		rules += "    " + match + "return\n"
	}
	return rules + "    counter drop\n  }\n"
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
