// A stand-in for pkimetal: its REST interface, of its linters zlint only.
package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	settings, err := readSettings("/config/config.yaml", "./config/config.yaml", "./config.yaml")
	if err != nil {
		log.Fatalf("settings: %v", err)
	}
	// Both are open before either answers.
	web, err := settings.web().listen()
	if err != nil {
		log.Fatalf("web server: %v", err)
	}
	monitoring, err := settings.monitoring().listen()
	if err != nil {
		log.Fatalf("monitoring server: %v", err)
	}
	servers := []*http.Server{serve(web, lintHandler()), serve(monitoring, monitoringHandler())}
	<-ctx.Done()
	last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	for _, server := range servers {
		_ = server.Shutdown(last)
	}
}

// serve answers on all the listeners until the server is shut down.
func serve(listeners []net.Listener, handler http.Handler) *http.Server {
	server := &http.Server{Handler: handler, ReadTimeout: 30 * time.Second, IdleTimeout: 30 * time.Second}
	for _, listener := range listeners {
		log.Printf("listening on %s", listener.Addr())
		go func() {
			if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
				log.Fatalf("%s: %v", listener.Addr(), err)
			}
		}()
	}
	return server
}
