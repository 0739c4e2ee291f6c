package peers

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// As a server whose process is stopped: its kernel goes on acknowledging, and nothing comes any more.
func TestAWatchThatNobodyEndsIsLeftAndAllIsListedAgain(t *testing.T) {
	var lists atomic.Int32
	asked := make(chan string, 100)
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("watch") == "" {
			lists.Add(1)
			fmt.Fprint(w, `{"metadata":{"resourceVersion":"7"},"items":[]}`)
			return
		}
		asked <- r.URL.Query().Get("timeoutSeconds")
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	defer server.Close()
	api := apiOf(t, server)
	api.Watching = 150 * time.Millisecond
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second)
	defer stop()
	reports := make(chan int, 100)
	complaints := make(chan error, 100)
	go Watch(ctx, api, "self", func(p []Peer) { reports <- len(p) }, func(err error) { complaints <- err })

	for round := range 3 {
		select {
		case <-reports:
		case <-ctx.Done():
			t.Fatalf("no list number %d", round+1)
		}
		if seconds := <-asked; seconds != "1" {
			t.Errorf("the server was asked to end the watch after %q s", seconds)
		}
	}
	if err := <-complaints; !strings.Contains(err.Error(), "the watch was not ended in time") {
		t.Errorf("complaint: %v", err)
	}
}

func TestAWatchIsKeptForSomeMinutes(t *testing.T) {
	for range 1000 {
		if limit := (API{}).watching(); limit < 5*time.Minute || limit >= 10*time.Minute {
			t.Fatalf("%s", limit)
		}
	}
}
