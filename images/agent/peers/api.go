package peers

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// API is the way to the API server from inside a pod. Account is the folder with token and ca.crt. Pods is the selector of those that are
// listed and watched (empty: all of the stack). Watching is how long one watch is kept (0: five to ten minutes).
type API struct {
	Host, Port, Namespace, Account, Pods string
	Watching                             time.Duration
}

// watching differs from pod to pod, so that they do not all ask at the same time.
func (a API) watching() time.Duration {
	if a.Watching > 0 {
		return a.Watching
	}
	return 5*time.Minute + rand.N(5*time.Minute)
}

const stackSelector = "boulder-k8s.io/stack=true"

// client is made anew for each list and its watch: token and CA are files that change while the pod lives.
func (a API) client() (*http.Client, error) {
	ca, err := os.ReadFile(filepath.Join(a.Account, "ca.crt"))
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(ca) {
		return nil, fmt.Errorf("%s: no certificate in it", filepath.Join(a.Account, "ca.crt"))
	}
	return &http.Client{Transport: &http.Transport{
		TLSClientConfig:       &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12},
		ResponseHeaderTimeout: 30 * time.Second,
		TLSHandshakeTimeout:   10 * time.Second,
		// A silent API server is noticed after half a minute, however long a watch has nothing to say.
		DialContext: (&net.Dialer{Timeout: 10 * time.Second, KeepAliveConfig: net.KeepAliveConfig{
			Enable: true, Idle: 10 * time.Second, Interval: 5 * time.Second, Count: 4}}).DialContext,
	}}, nil
}

func (a API) get(ctx context.Context, client *http.Client, query url.Values) (*http.Response, error) {
	query.Set("labelSelector", cmp.Or(a.Pods, stackSelector))
	return a.open(ctx, client, "pods", query)
}

// open asks for something of the namespace; the caller closes the body.
func (a API) open(ctx context.Context, client *http.Client, what string, query url.Values) (*http.Response, error) {
	token, err := os.ReadFile(filepath.Join(a.Account, "token"))
	if err != nil {
		return nil, err
	}
	address := "https://" + net.JoinHostPort(a.Host, a.Port) + "/api/v1/namespaces/" + url.PathEscape(a.Namespace) + "/" + what + "?" + query.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+strings.TrimSpace(string(token)))
	request.Header.Set("Accept", "application/json, */*")
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		defer response.Body.Close()
		text, _ := io.ReadAll(io.LimitReader(response.Body, 400))
		return nil, fmt.Errorf("GET %s: %s: %s", what, response.Status, strings.TrimSpace(string(text)))
	}
	return response, nil
}

type podList struct {
	Metadata struct {
		ResourceVersion string `json:"resourceVersion"`
	} `json:"metadata"`
	Items []pod `json:"items"`
}

func (a API) list(ctx context.Context, client *http.Client) (podList, error) {
	var list podList
	response, err := a.get(ctx, client, url.Values{})
	if err != nil {
		return list, err
	}
	defer response.Body.Close()
	return list, json.NewDecoder(response.Body).Decode(&list)
}
