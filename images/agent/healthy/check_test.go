package healthy

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// authority signs certificates, as Boulder's minica.
type authority struct {
	t           *testing.T
	dir         string
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func newAuthority(t *testing.T) *authority {
	a := &authority{t: t, dir: t.TempDir()}
	a.certificate, a.key = a.sign("minica", &x509.Certificate{IsCA: true, BasicConstraintsValid: true})
	return a
}

// sign writes NAME.pem and NAME-key.pem.
func (a *authority) sign(name string, template *x509.Certificate) (*x509.Certificate, *ecdsa.PrivateKey) {
	a.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	a.must(err)
	template.SerialNumber, template.NotAfter, template.DNSNames = big.NewInt(1), time.Now().Add(time.Hour), []string{name}
	parent, parentKey := a.certificate, a.key
	if parent == nil {
		parent, parentKey = template, key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, parentKey)
	a.must(err)
	bytes, err := x509.MarshalPKCS8PrivateKey(key)
	a.must(err)
	a.write(name+".pem", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})))
	a.write(name+"-key.pem", string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: bytes})))
	certificate, err := x509.ParseCertificate(der)
	a.must(err)
	return certificate, key
}

func (a *authority) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

func (a *authority) write(name, text string) {
	a.must(os.WriteFile(filepath.Join(a.dir, name), []byte(text), 0o600))
}

// serve has a gRPC server answer with a message and trailers, on HTTP/2 that it does not negotiate: so do Boulder's.
func (a *authority) serve(name string, answer func(w http.ResponseWriter, r *http.Request)) (address string) {
	certificate, key := a.sign(name, &x509.Certificate{})
	roots := x509.NewCertPool()
	roots.AddCert(a.certificate)
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: roots,
		Certificates: []tls.Certificate{{Certificate: [][]byte{certificate.Raw}, PrivateKey: key}}})
	a.must(err)
	var only http.Protocols
	only.SetUnencryptedHTTP2(true)
	server := &http.Server{Protocols: &only, Handler: http.HandlerFunc(answer), ErrorLog: nil}
	go server.Serve(unencrypted{listener})
	a.t.Cleanup(func() { server.Close() })
	return listener.Addr().String()
}

// unencrypted hides from net/http that TLS is below.
type unencrypted struct{ net.Listener }

func (u unencrypted) Accept() (net.Conn, error) {
	c, err := u.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return struct{ net.Conn }{c}, nil
}

func saying(message, status string) func(w http.ResponseWriter, r *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.URL.Path != method || string(body) != "\x00\x00\x00\x00\x00" || r.Header.Get("Content-Type") != "application/grpc" {
			http.Error(w, "not asked as gRPC does", http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/grpc")
		w.Header().Set("Trailer", "Grpc-Status, Grpc-Message")
		io.WriteString(w, message)
		w.Header().Set("Grpc-Status", status)
		w.Header().Set("Grpc-Message", "a word")
	}
}

func (a *authority) client() string {
	a.sign("health-checker.boulder", &x509.Certificate{ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}})
	a.write("health-checker.json", `{"grpc":{"timeout":"1s"},"TLS":{"caCertfile":"minica.pem","CertFile":"health-checker.boulder.pem","keyFile":"health-checker.boulder-key.pem"}}`)
	a.t.Chdir(a.dir)
	return "health-checker.json"
}

func TestOnlyServingIsHealthy(t *testing.T) {
	a := newAuthority(t)
	config := a.client()
	for answer, want := range map[string]string{
		"0 \x00\x00\x00\x00\x02\x08\x01": "<nil>",
		"0 \x00\x00\x00\x00\x02\x08\x02": "NOT_SERVING",
		"0 \x00\x00\x00\x00\x00":         "UNKNOWN",
		"0 \x00\x00\x00\x00\x02\x08\x03": "SERVICE_UNKNOWN",
		"0 \x00\x00\x00\x00\x02\x08\x09": "no status of health: 0809",
		"0 ":                             "no message of gRPC's: ",
		"7 ":                             `gRPC status "7": a word`,
	} {
		status, message, _ := strings.Cut(answer, " ")
		address := a.serve("sa.boulder", saying(message, status))
		err := Check(t.Context(), Question{Address: address, Host: "sa.boulder", Config: config})
		if got := strings.TrimPrefix(fmt.Sprint(err), address+": "); got != want {
			t.Errorf("%q: %s, want %s", answer, got, want)
		}
	}
}

func TestWhoIsNotTheServerIsNotHealthy(t *testing.T) {
	a := newAuthority(t)
	config := a.client()
	serving := saying("\x00\x00\x00\x00\x02\x08\x01", "0")
	address := a.serve("sa.boulder", serving)
	stranger := newAuthority(t).serve("sa.boulder", serving)
	for _, c := range []struct{ address, host, want string }{
		{address, "ra.boulder", "certificate is valid for sa.boulder, not ra.boulder"},
		{address, "", "doesn't contain any IP SANs"},
		{stranger, "sa.boulder", "certificate signed by unknown authority"},
		{"127.0.0.1:1", "sa.boulder", "connection refused"},
		{"nowhere", "", "missing port in address"},
	} {
		if err := Check(t.Context(), Question{Address: c.address, Host: c.host, Config: config}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s as %q: %v, want %s", c.address, c.host, err, c.want)
		}
	}
}

func TestASilentServerIsNotHealthyInTime(t *testing.T) {
	a := newAuthority(t)
	config := a.client()
	address := a.serve("sa.boulder", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	ctx, stop := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer stop()
	if err := Check(ctx, Question{Address: address, Host: "sa.boulder", Config: config}); err == nil || !strings.Contains(err.Error(), "deadline exceeded") {
		t.Errorf("%v", err)
	}
}

func TestAConfigThatLacksSomethingIsNamed(t *testing.T) {
	a := newAuthority(t)
	a.client()
	for text, want := range map[string]string{
		`{"tls":{"certFile":"x"}}`: "tls.caCertFile is missing",
		`{`:                        "unexpected end of JSON input",
		`{"tls":{"caCertFile":"health-checker.boulder-key.pem","certFile":"x","keyFile":"y"}}`: "no certificate in it",
		`{"tls":{"caCertFile":"minica.pem","certFile":"x.pem","keyFile":"y.pem"}}`:             "open x.pem: no such file or directory",
	} {
		a.write("other.json", text)
		if err := Check(t.Context(), Question{Address: "127.0.0.1:1", Config: "other.json"}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
