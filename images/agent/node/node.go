// Package node runs programs of the node itself, from a privileged pod in the node's PID namespace.
package node

import (
	"os"
	"os/exec"
	"runtime"

	"golang.org/x/sys/unix"
)

const searched = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

// Exec becomes the program, among the mounts of the first process: what it mounts stays when the pod is gone. It returns
// only when that cannot be.
func Exec(argv []string) error {
	mounts, err := os.Open("/proc/1/ns/mnt")
	if err != nil {
		return err
	}
	// namespaces are a thread's own, and so is, after this, the root folder; to become another program keeps both
	runtime.LockOSThread()
	if err := unix.Unshare(unix.CLONE_FS); err != nil {
		return err
	}
	if err := unix.Setns(int(mounts.Fd()), unix.CLONE_NEWNS); err != nil {
		return err
	}
	if err := os.Setenv("PATH", searched); err != nil {
		return err
	}
	program, err := exec.LookPath(argv[0])
	if err != nil {
		return err
	}
	return unix.Exec(program, argv, []string{"PATH=" + searched, "LC_ALL=C", "HOME=/root"})
}
