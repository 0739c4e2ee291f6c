// Package nodenet is the network agent of a node: CNI configuration, routes to the pods of other nodes, masquerade of what leaves the
// cluster, and NetworkPolicies, which are in force before a pod's first instruction (the CNI plugin waits for this agent).
package nodenet

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

// NewCommand returns the nodenet command.
func NewCommand() *cobra.Command {
	return &cobra.Command{
		Use: "nodenet", SilenceUsage: true,
		RunE: func(*cobra.Command, []string) error { return run(context.Background()) },
	}
}

func run(ctx context.Context) error {
	api, err := connect()
	if err != nil {
		return err
	}
	factory := informers.NewSharedInformerFactory(api, 0)
	a := &agent{
		api: api, node: os.Getenv("NODE_NAME"), podSubnet: os.Getenv("POD_SUBNET"),
		nodes: factory.Core().V1().Nodes().Lister(), namespaces: factory.Core().V1().Namespaces().Lister(),
		pods: factory.Core().V1().Pods().Lister(), policies: factory.Networking().V1().NetworkPolicies().Lister(),
		turns: newTurns(), connections: connections{forget: forget},
	}
	wake := cache.ResourceEventHandlerFuncs{
		AddFunc: func(any) { a.turns.wake() }, UpdateFunc: func(any, any) { a.turns.wake() }, DeleteFunc: func(any) { a.turns.wake() },
	}
	for _, informer := range []cache.SharedIndexInformer{
		factory.Core().V1().Nodes().Informer(), factory.Core().V1().Namespaces().Informer(),
		factory.Core().V1().Pods().Informer(), factory.Networking().V1().NetworkPolicies().Informer(),
	} {
		if _, err := informer.AddEventHandler(wake); err != nil {
			return err
		}
	}
	factory.Start(ctx.Done())
	for kind, synced := range factory.WaitForCacheSync(ctx.Done()) {
		if !synced {
			return fmt.Errorf("no first list of %s", kind)
		}
	}
	go a.turns.run(ctx, a.sync)
	if err := a.turns.next(ctx); err != nil {
		return err
	}
	return a.serve(ctx)
}

func connect() (kubernetes.Interface, error) {
	config, err := rest.InClusterConfig()
	if err != nil {
		return nil, err
	}
	if endpoint := os.Getenv("CONTROL_PLANE_ENDPOINT"); endpoint != "" { // set by kind where there is no kube-proxy
		config.Host = "https://" + endpoint
	}
	config.QPS = -1 // pods wait for these requests
	return kubernetes.NewForConfig(config)
}
