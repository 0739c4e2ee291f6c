package endpoint

import (
	"fmt"
	"testing"
)

const runner = `{"service":"boulder","names":{
  "publicnet2":{"network":"boulder_publicnet2","container":"boulder_tests","names":["boulder_tests"],"addresses":["64.112.117.134"]},
  "bouldernet":{"network":"boulder_bouldernet","container":"boulder_tests","names":["boulder_tests"],"addresses":["10.77.77.77"]},
  "publicnet":{"network":"boulder_publicnet","container":"boulder_tests","names":["boulder_tests"],"addresses":["64.112.117.122","10.77.77.77"]}},
  "dns":["10.77.77.10"]}`

func parse(t *testing.T, text string) Endpoint {
	t.Helper()
	e, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAddressesAreInTheOrderOfTheNetworksKeys(t *testing.T) {
	if got := fmt.Sprint(parse(t, runner).Addresses()); got != "[10.77.77.77 64.112.117.122 64.112.117.134]" {
		t.Error(got)
	}
}

func TestSharedNetworks(t *testing.T) {
	e := parse(t, runner)
	other := parse(t, `{"service":"other","names":{"publicnet":{},"backnet":{}}}`)
	if got := fmt.Sprint(e.SharedWith(other), other.SharedWith(e), e.SharedWith(parse(t, `{}`))); got != "[publicnet] [publicnet] []" {
		t.Error(got)
	}
}

func TestWhatIsNotAnEndpointIsRefused(t *testing.T) {
	for _, text := range []string{"", "{", `{"dns":["consul"]}`, `{"names":{"a":{"addresses":["10.77.77.0/24"]}}}`} {
		if e, err := Parse(text); err == nil {
			t.Errorf("%q: %+v", text, e)
		}
	}
}

func TestSubnetsAreThoseOfAllNetworks(t *testing.T) {
	e := parse(t, `{"names":{"b":{"subnets":["64.112.117.0/25"]},"a":{"subnets":["10.77.77.0/24"]},"c":{}}}`)
	if got := fmt.Sprint(e.Subnets()); got != "[10.77.77.0/24 64.112.117.0/25]" {
		t.Error(got)
	}
}
