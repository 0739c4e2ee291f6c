package peers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Watch reports the peers of the pod self: once they are known, then at every change, until the context ends.
// While the API server is away the last report stands; problems go to complain.
func Watch(ctx context.Context, api API, self string, report func([]Peer), complain func(error)) {
	known := endpoints{}
	follow(ctx, api, func(pods map[string]pod) {
		report(known.peersOf(pods, self, complain))
	}, complain)
}

func follow(ctx context.Context, api API, report func(map[string]pod), complain func(error)) {
	backOff := firstBackOff
	for ctx.Err() == nil {
		err := listAndWatch(ctx, api, func(pods map[string]pod) { backOff = firstBackOff; report(pods) })
		if ctx.Err() == nil && !errors.Is(err, io.EOF) {
			complain(fmt.Errorf("API server: %w", err))
		}
		select {
		case <-ctx.Done():
		case <-time.After(backOff):
		}
		backOff = min(2*backOff, lastBackOff)
	}
}

const (
	firstBackOff = 100 * time.Millisecond
	lastBackOff  = 5 * time.Second
)

type event struct {
	Type   string          `json:"type"`
	Object json.RawMessage `json:"object"`
}

// listAndWatch goes on with a new watch where the server has ended one that it had served; otherwise all begins with a list.
func listAndWatch(ctx context.Context, api API, report func(map[string]pod)) error {
	client, err := api.client()
	if err != nil {
		return err
	}
	defer client.CloseIdleConnections()
	listing, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	list, err := api.list(listing, client)
	if err != nil {
		return err
	}
	pods := map[string]pod{}
	for _, p := range list.Items {
		pods[p.Metadata.Name] = p
	}
	report(pods)
	version := list.Metadata.ResourceVersion
	for {
		served, err := watch(ctx, api, client, version, func(kind string, p pod) {
			version = p.Metadata.ResourceVersion
			switch kind {
			case "ADDED", "MODIFIED":
				pods[p.Metadata.Name] = p
			case "DELETED":
				delete(pods, p.Metadata.Name)
			default: // BOOKMARK: only the version
				return
			}
			report(pods)
		})
		if !errors.Is(err, io.EOF) || !served {
			return err
		}
	}
}

// watch ends by itself: the server is asked to end it, and one that does not (a stopped process, whose kernel still answers
// keep-alives) is left a while later.
func watch(ctx context.Context, api API, client *http.Client, version string, apply func(kind string, p pod)) (served bool, err error) {
	limit := api.watching()
	seconds := strconv.Itoa(int(math.Ceil(limit.Seconds())))
	ctx, cancel := context.WithTimeoutCause(ctx, limit+limit/10, errors.New("the watch was not ended in time"))
	defer cancel()
	response, err := api.get(ctx, client, url.Values{"watch": {"1"}, "allowWatchBookmarks": {"true"}, "resourceVersion": {version},
		"timeoutSeconds": {seconds}})
	if err != nil {
		return false, err
	}
	defer response.Body.Close()
	events := json.NewDecoder(response.Body)
	for {
		var e event
		if err := events.Decode(&e); err != nil {
			if ctx.Err() != nil {
				err = context.Cause(ctx)
			}
			return served, err
		}
		if e.Type == "ERROR" { // 410 Gone: the version is too old, list again
			return served, fmt.Errorf("watch: %s", e.Object)
		}
		var p pod
		if err := json.Unmarshal(e.Object, &p); err != nil {
			return served, fmt.Errorf("watch: %w", err)
		}
		served = true
		apply(e.Type, p)
	}
}
