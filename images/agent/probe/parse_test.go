package probe

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func mustBe(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\ngot  %#v\nwant %#v", what, got, want)
	}
}

// Captured in a container of Docker 20.10.
func TestSocketsThatOthersMayCall(t *testing.T) {
	tcp := `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0B00007F:9E21 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 245107 1 0000000000000000 100 0 0 10 0
   1: 0A4D4D0A:0035 00000000:0000 0A 00000000:00000000 00:00000000 00000000   100        0 245111 1 0000000000000000 100 0 0 10 0
   2: 0100007F:CAFE 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 245108 1 0000000000000000 100 0 0 10 0
   3: 0A4D4D0A:2134 044D4D0A:C350 01 00000000:00000000 00:00000000 00000000   100        0 245112 1 0000000000000000 100 0 0 10 0
`
	mustBe(t, "tcp", ipSockets("tcp", tcp), []string{"tcp 10.77.77.10:53", "tcp 127.0.0.1:ephemeral"})
	tcp6 := "   0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 1\n" +
		"   1: 0000000000000000FFFF00000100007F:0050 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 1\n"
	mustBe(t, "tcp6", ipSockets("tcp", tcp6), []string{"tcp [::]:8080", "tcp 127.0.0.1:80"})
	udp := "  12: 00000000:0035 00000000:0000 07 0:0 0:0 0 100 0 1\n  13: 0100007F:0036 0200007F:1234 01 0:0 0:0 0 100 0 1\n"
	mustBe(t, "udp", ipSockets("udp", udp), []string{"udp 0.0.0.0:53"})
	unix := `Num       RefCount Protocol Flags    Type St Inode Path
0000000000000000: 00000002 00000000 00010000 0001 01 245000 /var/run/pkimetal/pkimetal.sock
0000000000000000: 00000002 00000000 00010000 0001 01 245001 @boulder-k8s/net
0000000000000000: 00000003 00000000 00000000 0001 03 245002 /var/run/pkimetal/pkimetal.sock
`
	mustBe(t, "unix", unixSockets(unix), []string{"unix /var/run/pkimetal/pkimetal.sock"})
}

func TestMountsLastOfEachPath(t *testing.T) {
	got := parseMounts(`600 599 0:52 / / rw,relatime master:1 - overlay overlay rw,lowerdir=/a
601 600 0:55 / /dev/shm rw,nosuid,nodev,noexec,relatime - tmpfs shm rw,size=65536k
602 600 8:1 /srv/check\040out /boulder rw,noatime - ext4 /dev/sda1 rw
603 600 0:60 / /boulder ro,noatime - ext4 /dev/sda1 rw
nonsense
`)
	mustBe(t, "mounts", got, []Mount{
		{Path: "/", Type: "overlay", Options: []string{"rw"}},
		{Path: "/boulder", Type: "ext4", Options: []string{"ro"}},
		{Path: "/dev/shm", Type: "tmpfs", Options: []string{"nodev", "noexec", "nosuid", "rw"}, Size: "65536k"},
	})
	mustBe(t, "a blank", unescape(`/srv/check\040out`), "/srv/check out")
}

func TestFilesOfNames(t *testing.T) {
	hosts := parseHosts("127.0.0.1\tlocalhost # me\n::1 localhost ip6-localhost\n\n64.112.117.122 ca.example.org\n127.0.0.1 localhost\n")
	mustBe(t, "hosts", hosts, map[string][]string{"localhost": {"127.0.0.1", "::1"}, "ip6-localhost": {"::1"}, "ca.example.org": {"64.112.117.122"}})
	file := parseResolver("search a b\nnameserver 127.0.0.11\noptions ndots:0 edns0\noptions trust-ad\nsearch c\n")
	mustBe(t, "resolv.conf", file, ResolverFile{[]string{"127.0.0.11"}, []string{"c"}, []string{"ndots:0", "edns0", "trust-ad"}})
}

func TestTargets(t *testing.T) {
	for text, want := range map[string]Target{
		"tcp:bconsul:53":       {"tcp:bconsul:53", "tcp", "bconsul:53"},
		"by hand=udp:[::1]:53": {"by hand", "udp", "[::1]:53"},
	} {
		got, err := ParseTarget(text)
		if err != nil {
			t.Error(err)
		}
		mustBe(t, text, got, want)
	}
	for _, text := range []string{"", "tcp:", "tcp:host", "icmp:host:1", "host:1"} {
		if _, err := ParseTarget(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestTheProcessItself(t *testing.T) {
	p, err := ReadProcess("/proc", os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	directory, _ := os.Getwd()
	mustBe(t, "arguments", p.Arguments, os.Args)
	mustBe(t, "directory", p.Directory, directory)
	mustBe(t, "uid", p.UID, fmt.Sprint(os.Geteuid()))
	mustBe(t, "PATH", p.Environment["PATH"], os.Getenv("PATH"))
	for what, value := range map[string]string{"umask": p.Umask, "capabilities": p.Capabilities["bounding"], "limit": p.Limits["open files"], "oom": p.OOMScoreAdj} {
		if value == "" {
			t.Errorf("no %s", what)
		}
	}
}

func TestBehindOurSupervisorIsTheCommandItself(t *testing.T) {
	proc := t.TempDir()
	process := func(pid, parent, cmdline string) {
		folder := filepath.Join(proc, pid)
		os.MkdirAll(folder, 0o755)
		os.WriteFile(filepath.Join(folder, "cmdline"), []byte(cmdline), 0o644)
		os.WriteFile(filepath.Join(folder, "status"), []byte("Name:\tx\nPPid:\t"+parent+"\n"), 0o644)
	}
	process("1", "0", "redis-server\x00*:6379\x00")
	pid, err := MainProcess(proc)
	mustBe(t, "a service", pid, 1)
	process("1", "0", "/.boulder-k8s/agent\x00run\x00--dir\x00")
	if _, err := MainProcess(proc); err == nil {
		t.Error("no child, and no error")
	}
	process("9", "1", "./test.sh\x00")
	process("12", "9", "sleep\x00")
	process("30", "1", "orphan\x00")
	pid, err = MainProcess(proc)
	mustBe(t, "a run", pid, 9)
	if err != nil {
		t.Error(err)
	}
}

func TestLimitsAreReadByColumn(t *testing.T) {
	got := limits(`Limit                     Soft Limit           Hard Limit           Units     
Max open files            1024                 20000                files     
Max realtime timeout      unlimited            unlimited            us        
`)
	mustBe(t, "limits", got, map[string]string{"open files": "1024:20000", "realtime timeout": "unlimited:unlimited"})
}
