package integration

import (
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// hooked is the table and the chains by which packets come to it, as the kernel numbers them: one that is made again has another number.
func (p *pod) hooked() string {
	p.t.Helper()
	out, err := exec.Command("ip", "netns", "exec", p.namespace, "nft", "--handle", "list", "table", "ip", "boulder-k8s").CombinedOutput()
	if err != nil {
		p.t.Fatalf("nft: %v %s", err, out)
	}
	return strings.Join(regexp.MustCompile(`(table|chain) .*# handle \d+`).FindAllString(string(out), -1), "\n")
}

func (p *pod) rulesHave(text string, have bool) func() error {
	return func() error {
		if strings.Contains(p.rules(), text) != have {
			return fmt.Errorf("%s in its rules is not %t", text, have)
		}
		return nil
	}
}

// Whenever a peer comes or goes the rules change in every pod, while the services there are already at work.
func TestTrafficDoesNotNoticeThatRulesAreReplaced(t *testing.T) {
	runner, consul, _, _ := boulder(t)
	consul.serve("10.77.77.10:8500")
	const address, sees = "10.77.77.10:8500", "10.77.77.10:8500 <- 10.77.77.77"
	tcp, err := runner.dial("tcp", "", address)
	if err != nil {
		t.Fatal(err)
	}
	defer tcp.Close()
	udp, err := runner.dial("udp", "", address)
	if err != nil {
		t.Fatal(err)
	}
	defer udp.Close()
	before := []string{runner.hooked(), consul.hooked()}

	done := make(chan int)
	go func() {
		asked := 0
		for ; ; asked++ {
			select {
			case done <- asked:
				return
			default:
			}
			for _, network := range []string{"tcp", "udp"} {
				if got, err := runner.ask(network, "", address); err != nil || got != sees {
					t.Errorf("new %s after %d: %q, %v", network, asked, got, err)
				}
			}
			if got, err := askOn(tcp); err != nil || got != sees {
				t.Errorf("old tcp after %d: %q, %v", asked, got, err)
			}
			if got, err := askOn(udp); err != nil || got != sees {
				t.Errorf("old udp after %d: %q, %v", asked, got, err)
			}
		}
	}()
	guest := consul.lab.pod("guest", endpointOf("guest", map[string]network{"bouldernet": {addresses: []string{"10.77.77.99"}}}))
	for range 40 {
		guest.published(nil)
		eventually(t, "the guest", runner.rulesHave(guest.ip, true))
		eventually(t, "the guest", consul.rulesHave(guest.ip, true))
		guest.api.set("guest", nil)
		eventually(t, "no guest", runner.rulesHave(guest.ip, false))
		eventually(t, "no guest", consul.rulesHave(guest.ip, false))
	}
	asked := <-done
	t.Logf("asked %d times while rules were replaced 80 times in each of two pods", asked)
	if asked < 5 {
		t.Errorf("only %d rounds of traffic", asked)
	}
	if after := []string{runner.hooked(), consul.hooked()}; after[0] != before[0] || after[1] != before[1] || !strings.Contains(before[0], "chain mark") {
		t.Errorf("tables and chains were made again:\n%s\n%s\n\nbefore:\n%s\n%s", after[0], after[1], before[0], before[1])
	}
}
