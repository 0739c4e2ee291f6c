package probe

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Mounts of a process: the last one of each path, as that is the one that counts. root is where the process' own "/" is seen.
func Mounts(mountinfo, root string) ([]Mount, error) {
	text, err := os.ReadFile(mountinfo)
	if err != nil {
		return nil, err
	}
	all := parseMounts(string(text))
	for i := range all {
		all[i].Owner, all[i].Mode = ownerAndMode(filepath.Join(root, all[i].Path))
	}
	return all, nil
}

// parseMounts reads proc(5)'s mountinfo: ID PARENT MAJOR:MINOR ROOT PATH OPTIONS TAGS... - TYPE SOURCE SUPEROPTIONS.
func parseMounts(text string) (all []Mount) {
	byPath := map[string]Mount{}
	for line := range strings.Lines(text) {
		before, after, _ := strings.Cut(strings.TrimSpace(line), " - ")
		left, right := strings.Fields(before), strings.Fields(after)
		if len(left) < 6 || len(right) < 3 {
			continue
		}
		mount := Mount{Path: unescape(left[4]), Type: right[0], Options: options(left[5])}
		for _, option := range strings.Split(right[2], ",") {
			if size, is := strings.CutPrefix(option, "size="); is && right[0] == "tmpfs" {
				mount.Size = size
			}
		}
		byPath[mount.Path] = mount
	}
	for _, mount := range byPath {
		all = append(all, mount)
	}
	slices.SortFunc(all, func(a, b Mount) int { return strings.Compare(a.Path, b.Path) })
	return all
}

// options without the access-time ones, which follow the host's file system.
func options(text string) []string {
	all := slices.DeleteFunc(strings.Split(text, ","), func(option string) bool { return strings.HasSuffix(option, "atime") })
	slices.Sort(all)
	return all
}

func unescape(path string) string {
	return strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(path)
}

func ownerAndMode(path string) (owner, mode string) {
	var s syscall.Stat_t
	if err := syscall.Stat(path, &s); err != nil {
		return "", reason(err)
	}
	return fmt.Sprintf("%d:%d", s.Uid, s.Gid), fmt.Sprintf("%04o", s.Mode&0o7777)
}
