// Package network is `agent net`: it joins what the other packages know into the network of one pod.
package network

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"time"

	"boulderk8s.io/agent/endpoint"
	"boulderk8s.io/agent/files"
	"boulderk8s.io/agent/links"
	"boulderk8s.io/agent/peers"
	"boulderk8s.io/agent/resolver"
	"boulderk8s.io/agent/rules"
)

const (
	account        = "/var/run/secrets/kubernetes.io/serviceaccount"
	upstreamWait   = 2 * time.Second
	waitingForAPI  = "waiting for the first list of peers from the API server"
	waitingForSelf = "setting up the pod's own addresses and resolver"
)

// Config is what the pod's environment says.
type Config struct {
	Self         peers.Peer
	API          peers.API
	ResolvConf   string
	SyslogSocket string
	InstallTo    string // where the program of this pod's probe is to be, if there is one
}

// FromEnvironment reads it; all that is missing is named at once.
func FromEnvironment(get func(string) string) (Config, error) {
	var problems []error
	need := func(name string) string {
		if get(name) == "" {
			problems = append(problems, fmt.Errorf("environment variable %s is not set", name))
		}
		return get(name)
	}
	c := Config{
		Self:         peers.Peer{Pod: need("POD_NAME")},
		API:          api(need, get),
		ResolvConf:   get("UPSTREAM_RESOLV_CONF"),
		SyslogSocket: get(peers.SyslogSocket),
		InstallTo:    get("INSTALL_TO"),
	}
	var err error
	if c.Self.IP, err = netip.ParseAddr(need("POD_IP")); err != nil {
		problems = append(problems, fmt.Errorf("POD_IP: %w", err))
	}
	if c.Self.Endpoint, err = endpoint.Parse(need("ENDPOINT")); err != nil {
		problems = append(problems, fmt.Errorf("ENDPOINT: %w", err))
	}
	return c, errors.Join(problems...)
}

// APIFromEnvironment reads the way to the API server alone.
func APIFromEnvironment(get func(string) string) (peers.API, error) {
	var problems []error
	way := api(func(name string) string {
		if get(name) == "" {
			problems = append(problems, fmt.Errorf("environment variable %s is not set", name))
		}
		return get(name)
	}, get)
	return way, errors.Join(problems...)
}

func api(need, get func(string) string) peers.API {
	way := peers.API{Host: need("KUBERNETES_SERVICE_HOST"), Port: need("KUBERNETES_SERVICE_PORT"), Namespace: need("NAMESPACE"), Account: account}
	if folder := get("SERVICE_ACCOUNT"); folder != "" {
		way.Account = folder
	}
	return way
}

// Run returns when the context ends, or with the error that makes the network unusable.
func Run(ctx context.Context, c Config) error {
	state := newState(waitingForSelf)
	if err := state.serve(); err != nil {
		return err
	}
	if c.InstallTo != "" {
		if err := files.Install(c.InstallTo); err != nil {
			return err
		}
	}
	log := newLog(os.Stderr)
	if err := addresses(c.Self, log); err != nil {
		return err
	}
	if err := forward(ctx, c.Self.Endpoint.Forwards, log.error); err != nil {
		return err
	}
	dns, err := resolver.Listen(rules.Resolver, upstream(c))
	if err != nil {
		return err
	}
	err = links.Wire(rules.Wireable(c.Self), c.Self.IP)
	if err != nil {
		log.error(err) // then rules keep unowned addresses in, in silence
	}
	p := newPod(c.Self, apiServer(c.API), dns, err == nil, log) // no rules before the first list: those of an agent that was here before are better than none
	if p.local.Wired {
		if p.silent, err = links.Silenced(); err != nil {
			return err
		}
	}
	failed := make(chan error, 3) // the sidecar is started again then, and begins anew
	if err := printSyslog(c.SyslogSocket, failed); err != nil {
		return err
	}
	go func() { failed <- dns.Serve() }()
	state.set(waitingForAPI)
	changes := newest{make(chan []peers.Peer, 1)}
	go changes.each(ctx, func(now []peers.Peer) {
		if err := p.update(now); err != nil {
			state.set(err.Error())
			select {
			case failed <- err:
			default:
			}
			return
		}
		state.set(ready)
	})
	go peers.Watch(ctx, c.API, c.Self.Pod, changes.put, func(err error) {
		log.error(err)
		state.unless(ready, err.Error())
	})
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return nil
	}
}

// apiServer is where the agent's own packets go; none where it is called by a name.
func apiServer(way peers.API) netip.AddrPort {
	address, _ := netip.ParseAddrPort(net.JoinHostPort(way.Host, way.Port))
	return address
}

// upstream has no servers where nothing leads out: as in Docker, such names fail at once.
func upstream(c Config) resolver.Upstream {
	if c.Self.Endpoint.Internal {
		return resolver.Upstream{}
	}
	u := resolver.Upstream{File: c.ResolvConf, Timeout: upstreamWait}
	for _, server := range c.Self.Endpoint.DNS {
		if server != rules.Resolver {
			u.Servers = append(u.Servers, netip.AddrPortFrom(server, 53))
		}
	}
	return u
}
