package store

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"
)

// An entry of a manifest: a folder (d), a file (f) or a symbolic link (l) with all that is to be as in the original.
type entry struct {
	kind     byte
	mode     uint32
	uid, gid int
	modified time.Time
	size     int64
	content  string // SHA-256 of a file, as hexadecimal digits
	path     string // relative; "." is the top
	target   string // of a link
}

// parse reads a manifest: three NUL-terminated fields an entry ("KIND MODE UID GID SECONDS NANOS SIZE SHA256", path,
// target), a folder before what is in it, the top first.
func parse(text []byte) ([]entry, error) {
	fields := bytes.Split(text, []byte{0})
	if len(fields)%3 != 1 || len(fields[len(fields)-1]) > 0 {
		return nil, fmt.Errorf("the manifest has %d fields and a rest", len(fields)-1)
	}
	var all []entry
	folders := map[string]bool{}
	for at := 0; at+3 < len(fields); at += 3 {
		e, err := parseEntry(string(fields[at]), string(fields[at+1]), string(fields[at+2]))
		if err != nil {
			return nil, err
		}
		if e.path == "." != (at == 0) || at > 0 && !folders[path.Dir(e.path)] || folders[e.path] {
			return nil, fmt.Errorf("%q is out of order", e.path)
		}
		folders[e.path] = e.kind == 'd'
		all = append(all, e)
	}
	if len(all) == 0 || all[0].kind != 'd' {
		return nil, fmt.Errorf("the manifest has no top folder")
	}
	return all, nil
}

func parseEntry(facts, at, target string) (entry, error) {
	words := strings.Fields(facts)
	if len(words) != 8 || !strings.Contains("dfl", words[0]) || len(words[0]) != 1 {
		return entry{}, fmt.Errorf("%q are no facts of an entry", facts)
	}
	mode, err := strconv.ParseUint(words[1], 8, 12)
	if err != nil {
		return entry{}, err
	}
	var numbers [5]int64
	for i, word := range words[2:7] {
		if numbers[i], err = strconv.ParseInt(word, 10, 64); err != nil {
			return entry{}, err
		}
	}
	if at != path.Clean(at) || path.IsAbs(at) || at == ".." || strings.HasPrefix(at, "../") {
		return entry{}, fmt.Errorf("%q is not below the top", at)
	}
	if words[0] == "f" && !isHash(words[7]) {
		return entry{}, fmt.Errorf("%q is no SHA-256", words[7])
	}
	return entry{
		kind: words[0][0], mode: uint32(mode), uid: int(numbers[0]), gid: int(numbers[1]),
		modified: time.Unix(numbers[2], numbers[3]), size: numbers[4], content: words[7], path: at, target: target,
	}, nil
}

func isHash(text string) bool {
	return len(text) == 64 && strings.Trim(text, "0123456789abcdef") == ""
}
