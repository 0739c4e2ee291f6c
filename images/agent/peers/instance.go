package peers

import (
	"cmp"
	"context"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
)

// SyslogSocket is the variable that says to the sidecar where programs of its pod log to syslog.
const SyslogSocket = "SYSLOG_SOCKET"

// Instance is a pod of a service, by what its first container does.
type Instance struct {
	Pod, UID, Container string
	Syslog              string     // the container that prints what its programs log to syslog, if there is one
	IP                  netip.Addr // invalid as long as it has none
	Ready, Terminating  bool
	Restarts            int
	Running             bool
	ExitCode            int // of the container when it ended last
}

// Instances reports the pods that api selects as Watch does, those that are preferred first.
func Instances(ctx context.Context, api API, report func([]Instance), complain func(error)) {
	follow(ctx, api, func(pods map[string]pod) {
		var all []Instance
		for _, p := range pods {
			all = append(all, p.instance())
		}
		slices.SortFunc(all, func(a, b Instance) int {
			return cmp.Or(compareFalseFirst(a.Terminating, b.Terminating), compareFalseFirst(!a.Ready, !b.Ready), cmp.Compare(a.Pod, b.Pod))
		})
		report(all)
	}, complain)
}

func (p pod) instance() Instance {
	i := Instance{Pod: p.Metadata.Name, UID: p.Metadata.UID, Ready: p.ready(), Terminating: p.Metadata.DeletionTimestamp != nil}
	i.IP, _ = netip.ParseAddr(p.Status.PodIP)
	if len(p.Spec.Containers) > 0 {
		i.Container = p.Spec.Containers[0].Name
	}
	for _, sidecar := range p.Spec.InitContainers {
		for _, variable := range sidecar.Env {
			if variable.Name == SyslogSocket {
				i.Syslog = sidecar.Name
			}
		}
	}
	for _, status := range p.Status.ContainerStatuses {
		if status.Name != i.Container {
			continue
		}
		i.Restarts, i.Running = status.RestartCount, status.State.Running != nil
		for _, s := range []state{status.LastState, status.State} {
			if s.Terminated != nil {
				i.ExitCode = s.Terminated.ExitCode
			}
		}
	}
	return i
}

// Log opens what a container of a pod writes from now on, or since a time (RFC 3339). It ends with the container.
func (a API) Log(ctx context.Context, pod, container, since string) (io.ReadCloser, error) {
	client, err := a.client()
	if err != nil {
		return nil, err
	}
	query := url.Values{"container": {container}, "follow": {"true"}}
	if since == "" {
		query.Set("tailLines", "0")
	} else {
		query.Set("sinceTime", since)
	}
	transport := client.Transport.(*http.Transport)
	transport.ResponseHeaderTimeout, transport.DisableKeepAlives = 0, true // before its first line a log has no header either
	response, err := a.open(ctx, client, "pods/"+url.PathEscape(pod)+"/log", query)
	if err != nil {
		return nil, err
	}
	return response.Body, nil
}
