// Package audit compares what scripts and tests call with scripts/host/programs, the one list of what must be installed.
package audit

import (
	"regexp"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// passers start the program that their arguments name.
var passers = map[string]bool{
	"builtin": true, "command": true, "env": true, "exec": true, "logged": true, "nice": true, "nohup": true, "setsid": true,
	"quietly": true, "time": true, "timeout": true, "within_30s": true, "xargs": true,
}

// Calls is what a shell script starts, where it names it literally, and which functions it defines.
type Calls struct {
	Programs  map[string]bool
	Functions map[string]bool
}

// ShellCalls reads a script. A word that only the running script knows ("$kind") names no program.
func ShellCalls(file, text string) (Calls, error) {
	calls := Calls{map[string]bool{}, map[string]bool{}}
	parsed, err := syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(strings.NewReader(text), file)
	if err != nil {
		return calls, err
	}
	syntax.Walk(parsed, func(node syntax.Node) bool {
		switch node := node.(type) {
		case *syntax.FuncDecl:
			calls.Functions[node.Name.Value] = true
		case *syntax.CallExpr:
			calls.command(node.Args)
		}
		return true
	})
	return calls, nil
}

// command takes the words of one command: the program, and the one that it starts if it is there for that.
func (c Calls) command(words []*syntax.Word) {
	if len(words) == 0 {
		return
	}
	program := words[0].Lit()
	if !isName(program) {
		return
	}
	c.Programs[program] = true
	if !passers[program] {
		return
	}
	words = words[1:]
	if program == "logged" && len(words) > 0 { // of images/lib.sh: logged NAME COMMAND
		words = words[1:]
	}
	for len(words) > 0 && isOption(words[0]) {
		words = words[1:]
	}
	c.command(words)
}

// isOption tells an option, its number or an assignment, as in `nice -n 19 env A="$b" go`.
func isOption(word *syntax.Word) bool {
	first, literal := word.Parts[0].(*syntax.Lit)
	if !literal {
		return false
	}
	text := first.Value
	return strings.HasPrefix(text, "-") || strings.Contains(text, "=") || strings.Trim(text, "0123456789.smh") == ""
}

// name is what PATH is searched for; no path, no pattern, no option.
var name = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)

func isName(word string) bool { return name.MatchString(word) }
