package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	zcrypto "github.com/zmap/zcrypto/x509"
	"github.com/zmap/zlint/v3"
)

// serverCertificate is as good as its key usage: a subscriber's certificate must not sign certificates.
func serverCertificate(t *testing.T, usage x509.KeyUsage) []byte {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: new(big.Int).Lsh(big.NewInt(0x1234567), 72), Subject: pkix.Name{CommonName: "example.com"},
		DNSNames: []string{"example.com"}, NotBefore: time.Now(), NotAfter: time.Now().AddDate(0, 0, 90),
		KeyUsage: usage, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}, BasicConstraintsValid: true,
	}
	// zlint takes a self-signed certificate for no subscriber's.
	issuer := &x509.Certificate{Subject: pkix.Name{CommonName: "issuer"}, SubjectKeyId: []byte{1, 2, 3}}
	der, err := x509.CreateCertificate(rand.Reader, template, issuer, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

func post(t *testing.T, path string, form url.Values) []finding {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response := httptest.NewRecorder()
	lintHandler().ServeHTTP(response, request)
	if response.Code != http.StatusOK {
		t.Fatalf("%s: status %d", path, response.Code)
	}
	var found []finding
	if err := json.Unmarshal(response.Body.Bytes(), &found); err != nil {
		t.Fatalf("%s: %v in %s", path, err, response.Body)
	}
	return found
}

func has(found []finding, linter, code, level string) bool {
	return slices.ContainsFunc(found, func(f finding) bool { return f.Linter == linter && f.Code == code && f.Severity == level })
}

func TestABadCertificateHasTheFindingOfItsFault(t *testing.T) {
	const fault = "e_sub_cert_key_usage_cert_sign_bit_set"
	form := url.Values{"severity": {"error"}, "format": {"json"}}
	for usage, want := range map[x509.KeyUsage]bool{x509.KeyUsageDigitalSignature: false, x509.KeyUsageCertSign: true} {
		form.Set("b64input", base64.StdEncoding.EncodeToString(serverCertificate(t, usage)))
		if found := post(t, "/lintcert", form); has(found, "zlint", fault, "error") != want {
			t.Errorf("key usage %d: %s is expected: %t, found %v", usage, fault, want, found)
		}
	}
}

func TestTheLeastSeverityIsAFilter(t *testing.T) {
	form := url.Values{"b64input": {base64.StdEncoding.EncodeToString(serverCertificate(t, x509.KeyUsageDigitalSignature))}}
	if all := post(t, "/lintcert", form); !has(all, "pkimetal", "", "meta") || !has(all, "zlint", "w_subject_common_name_included", "warning") {
		t.Errorf("without a limit meta and warnings are expected, found %v", all)
	}
	form.Set("severity", "error")
	for _, f := range post(t, "/lintcert", form) {
		if f.Severity != "error" && f.Severity != "fatal" {
			t.Errorf("below the limit: %v", f)
		}
	}
}

func TestWhatIsNoInputIsAFatalFinding(t *testing.T) {
	for path, form := range map[string]url.Values{
		"/lintcert": {"b64input": {"AAAA"}, "severity": {"notice"}},
		"/lintcrl":  {"b64input": {"not base64!"}, "severity": {"notice"}},
	} {
		if found := post(t, path, form); len(found) != 1 || found[0].Severity != "fatal" {
			t.Errorf("%s: %v", path, found)
		}
	}
}

func TestTheSocketOfTheSettingsReplacesAnOldOneAndIsPrivate(t *testing.T) {
	folder := t.TempDir()
	path, file := filepath.Join(folder, "pkimetal.sock"), filepath.Join(folder, "config.yaml")
	if err := os.WriteFile(file, []byte("server:\n  webserverPort: 0\n  webserverPath: "+path+"\n  other: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	settings, err := readSettings(filepath.Join(folder, "none.yaml"), file)
	if err != nil {
		t.Fatal(err)
	}
	listeners, err := settings.web().listen()
	if err != nil || len(listeners) != 1 {
		t.Fatalf("%d listeners, %v", len(listeners), err)
	}
	defer listeners[0].Close()
	if info, err := os.Stat(path); err != nil || info.Mode() != os.ModeSocket|0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}

func TestACRLOfATestCAIsNotHeldToTheBaselineRequirements(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	issuer := &x509.Certificate{Subject: pkix.Name{CommonName: "issuer"}, SubjectKeyId: []byte{1, 2, 3}, KeyUsage: x509.KeyUsageCRLSign}
	// Two years are too long for a subscriber's CRL.
	list := &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: time.Now(), NextUpdate: time.Now().AddDate(2, 0, 0)}
	der, err := x509.CreateRevocationList(rand.Reader, list, issuer, key)
	if err != nil {
		t.Fatal(err)
	}
	if found := post(t, "/lintcrl", url.Values{"b64input": {base64.StdEncoding.EncodeToString(der)}, "severity": {"notice"}}); len(found) != 0 {
		t.Errorf("%v", found)
	}
	parsed, err := zcrypto.ParseRevocationList(der)
	if err != nil {
		t.Fatal(err)
	}
	if !zlint.LintRevocationList(parsed).ErrorsPresent {
		t.Error("the list was to break a Baseline Requirement")
	}
}
