package main

import (
	"cmp"
	"slices"
)

// severity is pkimetal's scale, mildest first.
type severity int

const (
	meta severity = iota
	trace
	info
	notice
	warning
	failure
	bug
	fatal
)

var severityNames = []string{"meta", "debug", "info", "notice", "warning", "error", "bug", "fatal"}

func (s severity) String() string { return severityNames[s] }

// parseSeverity reads the "severity" field of a request; none at all means: everything.
func parseSeverity(name string) (severity, bool) {
	if name == "" {
		return meta, true
	}
	index := slices.Index(severityNames, name)
	return severity(index), index >= 0
}

// finding is one element of a response; the names of its fields are pkimetal's.
type finding struct {
	Linter   string
	Finding  string
	Severity string
	Code     string `json:",omitempty"`

	level severity
}

func newFinding(linter string, level severity, code, text string) finding {
	return finding{Linter: linter, Finding: text, Severity: level.String(), Code: code, level: level}
}

// atLeast keeps what is as severe as asked for, the worst first.
func atLeast(least severity, findings []finding) []finding {
	kept := make([]finding, 0, len(findings))
	for _, f := range findings {
		if f.level >= least {
			kept = append(kept, f)
		}
	}
	slices.SortFunc(kept, func(a, b finding) int {
		return cmp.Or(cmp.Compare(b.level, a.level), cmp.Compare(a.Finding, b.Finding), cmp.Compare(a.Code, b.Code))
	})
	return kept
}
