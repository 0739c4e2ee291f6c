package served

import (
	"errors"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"boulderk8s.io/agent/sockets"
	"boulderk8s.io/agent/standin"
)

const longest = 120 // of what is said of a process

// holder is who has a socket: the stand-in of a service, or another process.
type holder struct{ standsIn, process string }

func listeners(net string) (all []sockets.Socket, err error) {
	for _, table := range []string{"tcp", "tcp6"} {
		text, err := os.ReadFile(filepath.Join(net, table))
		if errors.Is(err, os.ErrNotExist) { // no IPv6 in this kernel
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, socket := range sockets.Table(string(text)) {
			if socket.State == sockets.Listening {
				all = append(all, socket)
			}
		}
	}
	return all, nil
}

// listensFor tells whether who listens there keeps the service's own process from it, and at which of the service's sockets.
func listensFor(service standin.Service, at netip.AddrPort) (socket string, is bool) {
	for _, listen := range service.Listen {
		host, port, found := cutLast(listen)
		if !found || port != strconv.Itoa(int(at.Port())) {
			continue
		}
		if host == "" || at.Addr().IsUnspecified() || host == at.Addr().String() {
			return listen, true
		}
	}
	return "", false
}

func cutLast(socket string) (host, port string, found bool) {
	i := strings.LastIndexByte(socket, ':')
	if i < 0 {
		return "", "", false
	}
	return strings.Trim(socket[:i], "[]"), socket[i+1:], true
}

// holders finds the processes that have these sockets; a stand-in, if one of several is one.
func holders(inodes map[string]bool) map[string]holder {
	found := map[string]holder{}
	folders, _ := filepath.Glob("/proc/[0-9]*")
	for _, folder := range folders {
		links, _ := filepath.Glob(folder + "/fd/*")
		for _, link := range links {
			target, _ := os.Readlink(link)
			inode, is := strings.CutPrefix(target, "socket:[")
			inode = strings.TrimSuffix(inode, "]")
			if is && inodes[inode] && found[inode].standsIn == "" {
				found[inode] = describe(folder)
			}
		}
	}
	return found
}

// describe: a stand-in is this very program, called so.
func describe(folder string) holder {
	text, _ := os.ReadFile(folder + "/cmdline")
	words := strings.Split(strings.TrimSuffix(string(text), "\x00"), "\x00")
	program, _ := os.Readlink(folder + "/exe")
	found := holder{process: name(folder, program, words)}
	own, err := os.Executable()
	if err == nil && program == own && len(words) == 3 && words[1] == "stand-in" {
		found.standsIn = words[2]
	}
	return found
}

func name(folder, program string, words []string) string {
	line := strings.Join(words, " ")
	if line == "" {
		line = program
	}
	if line == "" {
		line = "process " + filepath.Base(folder)
	}
	if len(line) > longest {
		line = strings.ToValidUTF8(line[:longest], "") + "..."
	}
	return line
}
