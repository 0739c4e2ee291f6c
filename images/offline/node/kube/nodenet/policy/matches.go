package policy

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	v1 "k8s.io/api/core/v1"
	netv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// matches are the nftables matches of one rule: any of its peers on any of its ports. Named ports are looked up in targets.
func (s State) matches(side, namespace string, from []netv1.NetworkPolicyPeer, on []netv1.NetworkPolicyPort, targets []*v1.Pod,
	peers map[types.UID][]string) (list []string) {
	addresses := []string{""}
	if len(from) > 0 {
		addresses = nil
		for _, peer := range from {
			addresses = append(addresses, s.peerMatch(side, namespace, peer, peers)...)
		}
	}
	ports := []string{""}
	if len(on) > 0 {
		ports = nil
		for _, port := range on {
			ports = append(ports, portMatches(port, targets)...)
		}
	}
	for _, address := range addresses {
		for _, port := range ports {
			list = append(list, address+port)
		}
	}
	return list
}

func (s State) peerMatch(side, namespace string, peer netv1.NetworkPolicyPeer, peers map[types.UID][]string) []string {
	if block := peer.IPBlock; block != nil {
		if !isIPv4(block.CIDR) {
			return nil
		}
		match := fmt.Sprintf("ip %s %s ", side, block.CIDR)
		if except := slices.DeleteFunc(slices.Clone(block.Except), func(c string) bool { return !isIPv4(c) }); len(except) > 0 {
			match += fmt.Sprintf("ip %s != { %s } ", side, strings.Join(except, ", "))
		}
		return []string{match}
	}
	var addresses []string
	for _, pod := range s.Pods {
		inNamespace := pod.Namespace == namespace
		if peer.NamespaceSelector != nil {
			inNamespace = selects(peer.NamespaceSelector, s.namespaceLabels(pod.Namespace))
		}
		if inNamespace && (peer.PodSelector == nil || selects(peer.PodSelector, pod.Labels)) {
			addresses = append(addresses, peers[pod.UID]...)
		}
	}
	if len(addresses) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("ip %s { %s } ", side, strings.Join(addresses, ", "))}
}

func portMatches(port netv1.NetworkPolicyPort, targets []*v1.Pod) (list []string) {
	protocol := "tcp"
	if port.Protocol != nil {
		protocol = strings.ToLower(string(*port.Protocol))
	}
	switch {
	case port.Port == nil:
		return []string{"meta l4proto " + protocol + " "}
	case port.Port.Type == intstr.Int && port.EndPort != nil:
		return []string{fmt.Sprintf("%s dport %d-%d ", protocol, port.Port.IntVal, *port.EndPort)}
	case port.Port.Type == intstr.Int:
		return []string{fmt.Sprintf("%s dport %d ", protocol, port.Port.IntVal)}
	}
	for _, pod := range targets {
		for _, container := range slices.Concat(pod.Spec.InitContainers, pod.Spec.Containers) {
			for _, named := range container.Ports {
				if named.Name == port.Port.StrVal && strings.EqualFold(string(named.Protocol), protocol) {
					list = append(list, fmt.Sprintf("%s dport %d ", protocol, named.ContainerPort))
				}
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func isIPv4(cidr string) bool {
	prefix, err := netip.ParsePrefix(cidr)
	return err == nil && prefix.Addr().Is4()
}
