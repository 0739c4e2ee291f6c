package probe

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"time"
)

// Target is something to call: LABEL=tcp:HOST:PORT or udp:HOST:PORT; without LABEL= the rest is the label.
type Target struct{ Label, Network, Address string }

// ParseTarget reads one.
func ParseTarget(text string) (Target, error) {
	label, rest, labelled := strings.Cut(text, "=")
	if !labelled {
		rest = text
	}
	network, address, _ := strings.Cut(rest, ":")
	if _, _, err := net.SplitHostPort(address); err != nil || (network != "tcp" && network != "udp") {
		return Target{}, fmt.Errorf("%q is not [LABEL=]tcp:HOST:PORT or udp:HOST:PORT", text)
	}
	return Target{label, network, address}, nil
}

// call tells an open port from one that is refused, silent, or out of reach. A datagram is always sent: there is no other way to
// know; over a connection only when the other end is known to be `agent serve`.
func call(t Target, ask bool, timeout time.Duration) Outcome {
	begun := time.Now()
	o := attempt(t, ask, begun.Add(timeout))
	o.Millis = time.Since(begun).Milliseconds()
	return o
}

func attempt(t Target, ask bool, deadline time.Time) Outcome {
	c, err := (&net.Dialer{Deadline: deadline}).Dial(t.Network, t.Address)
	if err != nil {
		return Outcome{Result: reason(err)}
	}
	defer c.Close()
	o := Outcome{Result: "open"}
	o.Local, _, _ = net.SplitHostPort(c.LocalAddr().String())
	if t.Network == "tcp" && !ask {
		return o
	}
	c.SetDeadline(deadline)
	if _, err := c.Write([]byte("who?\n")); err != nil {
		o.Result = reason(err)
		return o
	}
	o.Reply, err = bufio.NewReader(c).ReadString('\n')
	o.Reply = strings.TrimSpace(o.Reply)
	if err != nil && o.Reply == "" {
		o.Result = reason(err)
	}
	return o
}

// reason is an error in the words that are the same on every system.
func reason(err error) string {
	for known, words := range map[syscall.Errno]string{
		syscall.ECONNREFUSED: "refused", syscall.EHOSTUNREACH: "no route to host", syscall.ENETUNREACH: "no network",
		syscall.EPERM: "not permitted", syscall.EACCES: "not permitted", syscall.ECONNRESET: "reset", syscall.ENOENT: "not there",
	} {
		if errors.Is(err, known) {
			return words
		}
	}
	var timeout net.Error
	var name *net.DNSError
	switch {
	case errors.As(err, &name):
		return "name not found"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "silent"
	}
	return err.Error()
}
