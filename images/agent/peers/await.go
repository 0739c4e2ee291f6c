package peers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Condition is what must be true of another pod first: a `depends_on` of Compose. Pod is its name, or that of the service that it is of (label app).
type Condition struct {
	Pod, State string
}

// The states, in Compose's words without "service_".
const (
	Started   = "started"
	Healthy   = "healthy"
	Completed = "completed_successfully"
)

const awaitPause = 500 * time.Millisecond

// Conditions reads POD=STATE words.
func Conditions(words []string) ([]Condition, error) {
	var all []Condition
	for _, word := range words {
		name, state, _ := strings.Cut(word, "=")
		if name == "" || (state != Started && state != Healthy && state != Completed) {
			return nil, fmt.Errorf("%q is not POD=%s, POD=%s or POD=%s", word, Started, Healthy, Completed)
		}
		all = append(all, Condition{Pod: name, State: state})
	}
	return all, nil
}

// Await returns when all conditions hold, and with an error when one of them never will. What it waits for is said when it changes.
func Await(ctx context.Context, api API, conditions []Condition, say func(string)) error {
	said := ""
	for {
		open, err := unmet(ctx, api, conditions)
		var impossible never
		if errors.As(err, &impossible) {
			return impossible
		}
		text := "waiting for " + strings.Join(open, ", ")
		if err != nil {
			text = fmt.Sprintf("API server: %v", err)
		}
		if err == nil && len(open) == 0 {
			return nil
		}
		if text != said {
			say(text)
			said = text
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(awaitPause):
		}
	}
}

type never string

func (n never) Error() string { return string(n) }

func unmet(ctx context.Context, api API, conditions []Condition) (open []string, err error) {
	client, err := api.client()
	if err != nil {
		return nil, err
	}
	defer client.CloseIdleConnections()
	listing, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	list, err := api.list(listing, client)
	if err != nil {
		return nil, err
	}
	for _, c := range conditions {
		holds, err := c.among(list.Items)
		if err != nil {
			return nil, err
		}
		if !holds {
			open = append(open, c.Pod+"="+c.State)
		}
	}
	return open, nil
}

// among asks the pod of this name, or else those of the service of this name. There others come for pods that are over; but not for one whose end is waited for, a Job's, unless one is there that has not ended.
func (c Condition) among(pods []pod) (bool, error) {
	for _, p := range pods {
		if p.Metadata.Name == c.Pod {
			return c.holds(p)
		}
	}
	var hopeless error
	coming := false
	for _, p := range pods {
		if p.Metadata.Labels["app"] != c.Pod || p.Metadata.DeletionTimestamp != nil {
			continue
		}
		holds, err := c.holds(p)
		switch {
		case err != nil:
			hopeless = err
		case holds:
			return true, nil
		default:
			coming = true
		}
	}
	if c.State == Completed && !coming {
		return false, hopeless
	}
	return false, nil
}

// holds is asked of the container of the service: the first one that is no init container. A pod that is not there yet has none.
func (c Condition) holds(p pod) (bool, error) {
	over := p.Status.Phase == "Failed" || p.Status.Phase == "Succeeded"
	if len(p.Status.ContainerStatuses) == 0 {
		return false, c.orNever(over, "it never started")
	}
	container := p.Status.ContainerStatuses[0]
	ended := container.State.Terminated
	switch {
	case c.State == Started:
		return container.State.Running != nil || ended != nil, nil
	case c.State == Healthy && ended == nil:
		return container.Ready, c.orNever(over, "it ended")
	case c.State == Completed && ended == nil:
		return false, c.orNever(over, "it never started")
	case c.State == Completed && ended.ExitCode == 0:
		return true, nil
	}
	return false, c.orNever(over, fmt.Sprintf("it ended with exit code %d", ended.ExitCode))
}

func (c Condition) orNever(over bool, why string) error {
	if over {
		return never(fmt.Sprintf("pod %s will not be %s: %s", c.Pod, c.State, why))
	}
	return nil
}
