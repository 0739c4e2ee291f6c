package healthy

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

// settings are what is needed of the file of Boulder's health-checker. Keys may be in any case, as for Boulder.
type settings struct {
	TLS struct {
		CACertFile, CertFile, KeyFile string
	}
}

// clientTLS reads the file and what it names; relative paths are relative to the working directory, as for Boulder.
func clientTLS(file string) (*tls.Config, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var s settings
	if err := json.Unmarshal(text, &s); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var problems []error
	for key, value := range map[string]string{"caCertFile": s.TLS.CACertFile, "certFile": s.TLS.CertFile, "keyFile": s.TLS.KeyFile} {
		if value == "" {
			problems = append(problems, fmt.Errorf("%s: tls.%s is missing", file, key))
		}
	}
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	ca, err := os.ReadFile(s.TLS.CACertFile)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(ca) {
		return nil, fmt.Errorf("%s: no certificate in it", s.TLS.CACertFile)
	}
	pair, err := tls.LoadX509KeyPair(s.TLS.CertFile, s.TLS.KeyFile)
	if err != nil {
		return nil, err
	}
	return &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2"}}, nil
}
