package audit

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
)

// javaCall is how our Java code names a program that it starts on this machine.
var javaCall = regexp.MustCompile(
	`(?:\bCommand\.of|\bnew ProcessBuilder|\bcommand|\bdid|\bargv = (?:new ArrayList<>\()?List\.of|\bcommand\(List\.of)\(\s*"([a-z][a-z0-9_-]*)"`)

// JavaCalls are the programs that a Java source starts, where it names them literally.
func JavaCalls(text string) map[string]bool {
	programs := map[string]bool{}
	for _, match := range javaCall.FindAllStringSubmatch(text, -1) {
		programs[match[1]] = true
	}
	return programs
}

// GoCalls are the programs that a Go source gives to os/exec, and those that `ip netns exec`, unshare and nsenter start for it.
func GoCalls(file, text string) (map[string]bool, error) {
	programs := map[string]bool{}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, text, 0)
	if err != nil {
		return programs, err
	}
	ast.Inspect(parsed, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok && startsProgram(call.Fun) {
			started(words(call.Args), programs)
		}
		return true
	})
	return programs, nil
}

func startsProgram(function ast.Expr) bool {
	selector, ok := function.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	of, ok := selector.X.(*ast.Ident)
	return ok && of.Name == "exec" && slices.Contains([]string{"Command", "CommandContext", "LookPath"}, selector.Sel.Name)
}

// words are the literal arguments; "" is one that only the running program knows.
func words(arguments []ast.Expr) []string {
	var words []string
	for _, argument := range arguments {
		word := ""
		if literal, ok := argument.(*ast.BasicLit); ok {
			word, _ = strconv.Unquote(literal.Value)
		}
		words = append(words, word)
	}
	return words
}

func started(words []string, programs map[string]bool) {
	first := slices.IndexFunc(words, isName)
	if first < 0 {
		return
	}
	program := words[first]
	programs[program] = true
	switch program {
	case "unshare", "nsenter":
		started(words[first+1:], programs)
	case "ip":
		if exec := slices.Index(words, "exec"); exec >= 0 {
			started(words[exec+2:], programs)
		}
	}
}
