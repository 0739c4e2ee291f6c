package probe

import (
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"boulderk8s.io/agent/sockets"
)

const (
	udpUnbound    = "07"       // not connected to anybody
	unixListening = "00010000" // __SO_ACCEPTCON
)

// firstEphemeral: ports from here on are the kernel's choice at each start (net.ipv4.ip_local_port_range).
const firstEphemeral = 32768

// Listening are the sockets of the network namespace that somebody may call. Those of Docker's resolver, and of ours, are left out.
func Listening(net string) ([]string, error) {
	var all []string
	for _, protocol := range []string{"tcp", "tcp6", "udp", "udp6"} {
		text, err := os.ReadFile(filepath.Join(net, protocol))
		if os.IsNotExist(err) { // no IPv6 in this kernel
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, ipSockets(strings.TrimSuffix(protocol, "6"), string(text))...)
	}
	text, err := os.ReadFile(filepath.Join(net, "unix"))
	if err != nil {
		return nil, err
	}
	all = append(all, unixSockets(string(text))...)
	slices.Sort(all)
	return slices.Compact(all), nil
}

func ipSockets(protocol, table string) (all []string) {
	wanted := map[string]string{"tcp": sockets.Listening, "udp": udpUnbound}[protocol]
	for _, socket := range sockets.Table(table) {
		if socket.State == wanted && socket.At.Addr() != netip.MustParseAddr("127.0.0.11") {
			all = append(all, protocol+" "+place(socket.At))
		}
	}
	return all
}

func place(at netip.AddrPort) string {
	if at.Port() >= firstEphemeral {
		return strings.TrimSuffix(at.String(), strconv.Itoa(int(at.Port()))) + "ephemeral"
	}
	return at.String()
}

func unixSockets(table string) (all []string) {
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		// abstract ones (@) are of a network namespace: our sidecar has one
		if len(words) == 8 && words[3] == unixListening && strings.HasPrefix(words[7], "/") {
			all = append(all, "unix "+words[7])
		}
	}
	return all
}
