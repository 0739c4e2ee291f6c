package resolver

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestNameserversOfTheNode(t *testing.T) {
	file := filepath.Join(t.TempDir(), "resolv.conf")
	text := "# nameserver 192.0.2.9\nsearch x\nnameserver 127.0.0.53\nnameserver 192.0.2.1\n nameserver\t2001:db8::1 # six\nnameserver\nnameserver x\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(nameservers(file)); got != "[192.0.2.1:53 [2001:db8::1]:53]" {
		t.Error(got)
	}
	if got := nameservers(file + "x"); got != nil {
		t.Error(got)
	}
}

func TestReverseNames(t *testing.T) {
	for name, want := range map[string]string{
		"4.77.77.10.in-addr.arpa.": "10.77.77.4", "4.77.77.10.IN-ADDR.ARPA": "10.77.77.4",
		"b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.": "2001:db8::567:89ab",
		"77.10.in-addr.arpa.": "invalid IP", "x.77.77.10.in-addr.arpa.": "invalid IP", "example.com.": "invalid IP", ".": "invalid IP", "1.ip6.arpa.": "invalid IP",
	} {
		if got := fromReverseName(name); got.String() != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
