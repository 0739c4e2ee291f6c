// Package healthy asks a gRPC server whether it is healthy, as Boulder's health-checker does, but once: the kubelet asks again. It speaks
// just enough gRPC: with that library the agent, which is in every pod, would be twice as large.
package healthy

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
)

// Question is whom to ask, and with which certificates.
type Question struct {
	Address string // HOST:PORT
	Host    string // name that the server's certificate must have; empty: the one of Address
	Config  string // the JSON file of Boulder's health-checker
}

const (
	method   = "/grpc.health.v1.Health/Check"
	mostSaid = 1 << 10
	header   = 5 // of a message: whether it is compressed, and its length
)

// Check returns nil where the server says SERVING.
func Check(ctx context.Context, q Question) error {
	config, err := clientTLS(q.Config)
	if err != nil {
		return err
	}
	if config.ServerName = q.Host; q.Host == "" {
		if config.ServerName, _, err = net.SplitHostPort(q.Address); err != nil {
			return err
		}
	}
	if err := ask(ctx, q.Address, config); err != nil {
		return fmt.Errorf("%s: %w", q.Address, err)
	}
	return nil
}

// ask speaks HTTP/2 without asking for it first: Boulder's servers do not negotiate the protocol.
func ask(ctx context.Context, address string, config *tls.Config) error {
	var only http.Protocols
	only.SetUnencryptedHTTP2(true)
	transport := &http.Transport{Protocols: &only, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&tls.Dialer{Config: config}).DialContext(ctx, "tcp", address)
	}}
	defer transport.CloseIdleConnections()
	// the message is empty: the health of the server as a whole
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+address+method, bytes.NewReader(make([]byte, header)))
	if err != nil {
		return err
	}
	request.Header = http.Header{"Content-Type": {"application/grpc"}, "Te": {"trailers"}}
	response, err := transport.RoundTrip(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return errors.New(response.Status)
	}
	message, err := io.ReadAll(io.LimitReader(response.Body, mostSaid))
	if err != nil {
		return err
	}
	return verdict(response, message)
}

// verdict of a response whose body was read: its trailers are there then.
func verdict(response *http.Response, message []byte) error {
	said := func(name string) string { return response.Trailer.Get(name) + response.Header.Get(name) }
	if code := said("Grpc-Status"); code != "0" {
		return fmt.Errorf("gRPC status %q: %s", code, said("Grpc-Message"))
	}
	return serving(message)
}

// serving: HealthCheckResponse has one field, status (1, a varint); what is not there is 0.
func serving(message []byte) error {
	statuses := []string{"UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"}
	status := 0
	switch {
	case len(message) < header || message[0] != 0:
		return fmt.Errorf("no message of gRPC's: %x", message)
	case len(message) == header+2 && message[header] == 1<<3 && int(message[header+1]) < len(statuses):
		status = int(message[header+1])
	case len(message) > header:
		return fmt.Errorf("no status of health: %x", message[header:])
	}
	if statuses[status] != "SERVING" {
		return errors.New(statuses[status])
	}
	return nil
}
