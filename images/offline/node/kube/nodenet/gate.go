package nodenet

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/klog/v2"

	"boulderk8s.io/node/kube/nodenet/attached"
	"boulderk8s.io/node/kube/nodenet/policy"
)

const admission = 15 * time.Second // less than the CNI plugin waits

// serve answers the CNI plugin.
func (a *agent) serve(ctx context.Context) error {
	if err := os.Remove(attached.Socket); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	listener, err := net.Listen("unix", attached.Socket)
	if err != nil {
		return err
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer connection.Close()
			container, err := bufio.NewReader(connection).ReadString('\n')
			if err != nil {
				return
			}
			answer := attached.OK
			if err := a.admit(ctx, strings.TrimSpace(container)); err != nil {
				answer = strings.ReplaceAll(err.Error(), "\n", "; ")
			}
			_, _ = fmt.Fprintln(connection, answer)
		}()
	}
}

// admit returns when the rules fit the record of that container: of a pod that starts, or one that is gone.
func (a *agent) admit(ctx context.Context, container string) error {
	begin := time.Now()
	ctx, cancel := context.WithTimeout(ctx, admission)
	defer cancel()
	pod, err := attached.Get(container)
	if errors.Is(err, fs.ErrNotExist) {
		return a.turns.next(ctx)
	}
	if err != nil {
		return err
	}
	if err := a.caughtUp(ctx, pod); err != nil {
		return err
	}
	read := time.Since(begin)
	if err := a.connections.starts(pod); err != nil {
		return err
	}
	if err := a.turns.next(ctx); err != nil {
		return err
	}
	klog.InfoS("in force", "pod", klog.KRef(pod.Namespace, pod.Name), "address", pod.Address,
		"after", time.Since(begin).Round(time.Millisecond), "of that reading", read.Round(time.Millisecond))
	return nil
}

// caughtUp waits until the caches know the pod as the API server does now, and every policy of its namespace: a pod may start
// sooner after its policy than a watch delivers.
func (a *agent) caughtUp(ctx context.Context, pod attached.Pod) error {
	fresh, err := a.api.CoreV1().Pods(pod.Namespace).Get(ctx, pod.Name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	if !policy.Same(fresh, pod) {
		return fmt.Errorf("pod %s/%s has another UID now", pod.Namespace, pod.Name)
	}
	policies, err := a.api.NetworkingV1().NetworkPolicies(pod.Namespace).List(ctx, metav1.ListOptions{})
	if err != nil {
		return err
	}
	wanted := map[types.UID]string{fresh.UID: fresh.ResourceVersion}
	for _, p := range policies.Items {
		wanted[p.UID] = p.ResourceVersion
	}
	for !a.knows(pod.Namespace, pod.Name, wanted) {
		select {
		case <-ctx.Done():
			return fmt.Errorf("the watch of pods and policies is behind: %w", ctx.Err())
		case <-time.After(2 * time.Millisecond):
		}
	}
	return nil
}
