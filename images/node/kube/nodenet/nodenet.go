// Package nodenet is the node's network daemon: it writes the CNI configuration from
// the node's pod CIDR, adds routes to other nodes, masquerades what leaves the
// cluster, routes the extra addresses that pods own, and enforces NetworkPolicies.
package nodenet

import (
	"bytes"
	"context"
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"sort"
	"strings"
	"time"

	"github.com/spf13/cobra"
	v1 "k8s.io/api/core/v1"
	netv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"k8s.io/klog/v2"
)

// ExtraIPs is the pod annotation that lists further addresses the pod has on its lo.
const ExtraIPs = "nodenet/extra-ips"

const conflist = `{"cniVersion":"1.0.0","name":"nodenet","plugins":[
 {"type":"ptp","ipMasq":false,"mtu":1500,"ipam":{"type":"host-local","dataDir":"/run/cni-ipam-state","routes":[{"dst":"0.0.0.0/0"}],"ranges":[[{"subnet":"%s"}]]}},
 {"type":"portmap","capabilities":{"portMappings":true}}]}
`

// NewCommand returns the nodenet command.
func NewCommand() *cobra.Command {
	return &cobra.Command{Use: "nodenet", SilenceUsage: true, RunE: func(*cobra.Command, []string) error { return run(context.Background()) }}
}

func run(ctx context.Context) error {
	cfg, err := rest.InClusterConfig()
	if err != nil {
		return err
	}
	if e := os.Getenv("CONTROL_PLANE_ENDPOINT"); e != "" {
		cfg.Host = "https://" + e
	}
	cs, err := kubernetes.NewForConfig(cfg)
	if err != nil {
		return err
	}
	f := informers.NewSharedInformerFactory(cs, 0)
	kick := make(chan struct{}, 1)
	wake := func() {
		select {
		case kick <- struct{}{}:
		default:
		}
	}
	h := cache.ResourceEventHandlerFuncs{AddFunc: func(any) { wake() }, UpdateFunc: func(any, any) { wake() }, DeleteFunc: func(any) { wake() }}
	infs := []cache.SharedIndexInformer{f.Core().V1().Nodes().Informer(), f.Core().V1().Pods().Informer(), f.Core().V1().Namespaces().Informer(), f.Networking().V1().NetworkPolicies().Informer()}
	for _, i := range infs {
		if _, err := i.AddEventHandler(h); err != nil {
			return err
		}
	}
	f.Start(ctx.Done())
	for _, ok := range f.WaitForCacheSync(ctx.Done()) {
		if !ok {
			return fmt.Errorf("caches did not sync")
		}
	}
	d := &daemon{node: os.Getenv("NODE_NAME"), podSubnet: os.Getenv("POD_SUBNET"), f: f}
	wake()
	t := time.NewTicker(60 * time.Second)
	for {
		select {
		case <-kick:
		case <-t.C:
			d.lastNFT = ""
		}
		if err := d.sync(); err != nil {
			klog.ErrorS(err, "sync")
			time.AfterFunc(time.Second, wake)
		}
		time.Sleep(50 * time.Millisecond) // gather bursts
	}
}

type daemon struct {
	node, podSubnet string
	f               informers.SharedInformerFactory
	lastNFT         string
	lastRoutes      map[string]string
}

func (d *daemon) sync() error {
	nodes, err := d.f.Core().V1().Nodes().Lister().List(labels.Everything())
	if err != nil {
		return err
	}
	pods, err := d.f.Core().V1().Pods().Lister().List(labels.Everything())
	if err != nil {
		return err
	}
	pols, err := d.f.Networking().V1().NetworkPolicies().Lister().List(labels.Everything())
	if err != nil {
		return err
	}
	nss, err := d.f.Core().V1().Namespaces().Lister().List(labels.Everything())
	if err != nil {
		return err
	}
	routes := map[string]string{}
	for _, n := range nodes {
		if n.Spec.PodCIDR == "" {
			continue
		}
		if n.Name == d.node {
			if err := writeIfChanged("/etc/cni/net.d/10-nodenet.conflist", fmt.Sprintf(conflist, n.Spec.PodCIDR)); err != nil {
				return err
			}
			continue
		}
		for _, a := range n.Status.Addresses {
			if a.Type == v1.NodeInternalIP && strings.Contains(a.Address, ".") {
				routes[n.Spec.PodCIDR] = "via " + a.Address
			}
		}
	}
	nodeIP := map[string]string{}
	for _, n := range nodes {
		for _, a := range n.Status.Addresses {
			if a.Type == v1.NodeInternalIP && strings.Contains(a.Address, ".") {
				nodeIP[n.Name] = a.Address
			}
		}
	}
	for _, p := range pods {
		if p.Annotations[ExtraIPs] == "" || p.Status.PodIP == "" || done(p) {
			continue
		}
		via := p.Status.PodIP
		if p.Spec.NodeName != d.node {
			via = nodeIP[p.Spec.NodeName]
		}
		for _, ip := range strings.Split(p.Annotations[ExtraIPs], ",") {
			if a, err := netip.ParseAddr(strings.TrimSpace(ip)); err == nil && a.Is4() && via != "" {
				routes[a.String()+"/32"] = "via " + via
			}
		}
	}
	if err := d.setRoutes(routes); err != nil {
		return err
	}
	var extra []string // addresses that pods own beside their pod IP: never masquerade towards them
	for dst := range routes {
		if strings.HasSuffix(dst, "/32") {
			extra = append(extra, dst)
		}
	}
	sort.Strings(extra)
	rules := nft(d.podSubnet, d.node, extra, pods, nss, pols)
	if rules == d.lastNFT {
		return nil
	}
	c := exec.Command("nft", "-f", "-")
	c.Stdin = strings.NewReader(rules)
	if b, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("nft: %v: %s", err, b)
	}
	d.lastNFT = rules
	return nil
}

func (d *daemon) setRoutes(want map[string]string) error {
	for dst, via := range want {
		if d.lastRoutes[dst] == via {
			continue
		}
		args := append([]string{"route", "replace", dst}, strings.Fields(via)...)
		if b, err := exec.Command("ip", append(args, "proto", "77")...).CombinedOutput(); err != nil {
			return fmt.Errorf("ip %v: %v: %s", args, err, b)
		}
	}
	for dst := range d.lastRoutes {
		if want[dst] == "" {
			_ = exec.Command("ip", "route", "del", dst, "proto", "77").Run()
		}
	}
	d.lastRoutes = want
	return nil
}

func writeIfChanged(path, text string) error {
	if b, err := os.ReadFile(path); err == nil && string(b) == text {
		return nil
	}
	if err := os.WriteFile(path+".tmp", []byte(text), 0o644); err != nil {
		return err
	}
	return os.Rename(path+".tmp", path)
}

func done(p *v1.Pod) bool { return p.Status.Phase == v1.PodSucceeded || p.Status.Phase == v1.PodFailed }

func nft(subnet, node string, extra []string, pods []*v1.Pod, nss []*v1.Namespace, pols []*netv1.NetworkPolicy) string {
	var live []*v1.Pod
	for _, p := range pods {
		if !p.Spec.HostNetwork && p.Status.PodIP != "" && !done(p) {
			live = append(live, p)
		}
	}
	sort.Slice(live, func(i, j int) bool { return live[i].Namespace+"/"+live[i].Name < live[j].Namespace+"/"+live[j].Name })
	sort.Slice(pols, func(i, j int) bool { return pols[i].Namespace+"/"+pols[i].Name < pols[j].Namespace+"/"+pols[j].Name })
	nsl := map[string]labels.Set{}
	for _, n := range nss {
		nsl[n.Name] = n.Labels
	}
	var body, inMap, egMap bytes.Buffer
	n := 0
	for _, p := range live {
		if p.Spec.NodeName != node {
			continue
		}
		var in, eg bytes.Buffer
		isoIn, isoEg := false, false
		for _, pol := range pols {
			if pol.Namespace != p.Namespace || !matches(&pol.Spec.PodSelector, p.Labels) {
				continue
			}
			for _, t := range pol.Spec.PolicyTypes {
				switch t {
				case netv1.PolicyTypeIngress:
					isoIn = true
					for _, r := range pol.Spec.Ingress {
						writeRule(&in, "saddr", r.From, r.Ports, pol.Namespace, live, nsl, p)
					}
				case netv1.PolicyTypeEgress:
					isoEg = true
					for _, r := range pol.Spec.Egress {
						writeRule(&eg, "daddr", r.To, r.Ports, pol.Namespace, live, nsl, nil)
					}
				}
			}
		}
		ips := p.Status.PodIP
		if isoIn {
			fmt.Fprintf(&body, " chain in%d {\n%s  counter drop\n }\n", n, in.String())
			fmt.Fprintf(&inMap, "  ip daddr %s jump in%d\n", ips, n)
		}
		if isoEg {
			fmt.Fprintf(&body, " chain eg%d {\n%s  counter drop\n }\n", n, eg.String())
			fmt.Fprintf(&egMap, "  ip saddr %s jump eg%d\n", ips, n)
		}
		n++
	}
	return fmt.Sprintf(`table inet nodenet {}
delete table inet nodenet
table inet nodenet {
%s chain pol {
  ct state established,related return
%s%s }
 chain forward { type filter hook forward priority filter - 1; policy accept; jump pol; }
 chain tohost { type filter hook input priority filter - 1; policy accept; ct state established,related accept; jump egonly; }
 chain egonly {
%s }
 chain masq { type nat hook postrouting priority srcnat + 10; policy accept; ip saddr %s ip daddr != { %s } fib daddr type != local masquerade; }
}
`, body.String(), egMap.String(), inMap.String(), egMap.String(), subnet, strings.Join(append([]string{subnet}, extra...), ", "))
}

func writeRule(w *bytes.Buffer, dir string, peers []netv1.NetworkPolicyPeer, ports []netv1.NetworkPolicyPort, ns string, live []*v1.Pod, nsl map[string]labels.Set, target *v1.Pod) {
	var addrs []string // nft match expressions; "" means anyone
	if len(peers) == 0 {
		addrs = []string{""}
	}
	for _, pe := range peers {
		if pe.IPBlock != nil {
			if !strings.Contains(pe.IPBlock.CIDR, ".") {
				continue
			}
			m := fmt.Sprintf("ip %s %s ", dir, pe.IPBlock.CIDR)
			if len(pe.IPBlock.Except) > 0 {
				m += fmt.Sprintf("ip %s != { %s } ", dir, strings.Join(pe.IPBlock.Except, ", "))
			}
			addrs = append(addrs, m)
			continue
		}
		var ips []string
		for _, q := range live {
			if pe.NamespaceSelector == nil && q.Namespace != ns {
				continue
			}
			if pe.NamespaceSelector != nil && !matches(pe.NamespaceSelector, nsl[q.Namespace]) {
				continue
			}
			if pe.PodSelector != nil && !matches(pe.PodSelector, q.Labels) {
				continue
			}
			ips = append(ips, q.Status.PodIP)
		}
		if len(ips) > 0 {
			addrs = append(addrs, fmt.Sprintf("ip %s { %s } ", dir, strings.Join(ips, ", ")))
		}
	}
	var dports []string
	if len(ports) == 0 {
		dports = []string{""}
	}
	for _, po := range ports {
		proto := "tcp"
		if po.Protocol != nil {
			proto = strings.ToLower(string(*po.Protocol))
		}
		switch {
		case po.Port == nil:
			dports = append(dports, "meta l4proto "+proto+" ")
		case po.Port.Type == intstr.Int && po.EndPort != nil:
			dports = append(dports, fmt.Sprintf("%s dport %d-%d ", proto, po.Port.IntVal, *po.EndPort))
		case po.Port.Type == intstr.Int:
			dports = append(dports, fmt.Sprintf("%s dport %d ", proto, po.Port.IntVal))
		default:
			on := live
			if target != nil {
				on = []*v1.Pod{target}
			}
			seen := map[int32]bool{}
			for _, q := range on {
				for _, c := range q.Spec.Containers {
					for _, cp := range c.Ports {
						if cp.Name == po.Port.StrVal && strings.EqualFold(string(cp.Protocol), proto) && !seen[cp.ContainerPort] {
							seen[cp.ContainerPort] = true
							dports = append(dports, fmt.Sprintf("%s dport %d ", proto, cp.ContainerPort))
						}
					}
				}
			}
		}
	}
	for _, a := range addrs {
		for _, p := range dports {
			fmt.Fprintf(w, "  %s%sreturn\n", a, p)
		}
	}
}

func matches(s *metav1.LabelSelector, l labels.Set) bool {
	sel, err := metav1.LabelSelectorAsSelector(s)
	return err == nil && sel.Matches(l)
}
