package probe

import (
	"slices"
	"strings"
)

// parseHosts gives the addresses of each name, in the order of the file, as a look-up finds them.
func parseHosts(text string) map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		for _, name := range words[1:] {
			if !slices.Contains(all[name], words[0]) {
				all[name] = append(all[name], words[0])
			}
		}
	}
	return all
}

func parseResolver(text string) ResolverFile {
	file := ResolverFile{Nameservers: []string{}, Search: []string{}, Options: []string{}}
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		switch words[0] {
		case "nameserver":
			file.Nameservers = append(file.Nameservers, words[1])
		case "search", "domain": // the last one counts
			file.Search = words[1:]
		case "options":
			file.Options = append(file.Options, words[1:]...)
		}
	}
	return file
}
