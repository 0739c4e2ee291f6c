// Command kube: every Kubernetes program in one static binary, chosen by argv[0].
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	proxy "k8s.io/kubernetes/cmd/kube-proxy/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kubeadm "k8s.io/kubernetes/cmd/kubeadm/app"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"

	"boulderk8s.io/node/kube/crictl"
	"boulderk8s.io/node/kube/nodenet"
)

func main() {
	programs := map[string]func() *cobra.Command{
		"kubelet":                 func() *cobra.Command { return kubelet.NewKubeletCommand(context.Background()) },
		"kube-apiserver":          apiserver.NewAPIServerCommand,
		"kube-controller-manager": controllers.NewControllerManagerCommand,
		"kube-scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
		"kube-proxy":              proxy.NewProxyCommand,
		"kubectl":                 kubectl.NewDefaultKubectlCommand,
		"crictl":                  crictl.NewCommand,
		"nodenet":                 nodenet.NewCommand,
	}
	name := filepath.Base(os.Args[0])
	if name == "kubeadm" { // kubeadm sets up its own flags
		if err := kubeadm.Run(); err != nil {
			fmt.Fprintln(os.Stderr, "kubeadm:", err)
			os.Exit(1)
		}
		return
	}
	if p, ok := programs[name]; ok {
		os.Exit(cli.Run(p()))
	}
	fmt.Fprintf(os.Stderr, "kube: no program named %q\n", name)
	os.Exit(64)
}
