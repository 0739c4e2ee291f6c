package audit

import (
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const repository = "../.."

// elsewhere is what runs in an image, on a node or in a container, and calls what is installed there; and Maven's wrapper, which is not ours.
var elsewhere = regexp.MustCompile(
	`^images/(offline/)?[^/]+/files/|^images/offline/node/(pack-images|kube/)|^sample/(sa|test)/|^sample/test\.sh$|^scripts/snapshot/|^src/(main|test)/resources/|^mvnw$`)

// neverStarted are words that Java sources hand to docker or the agent, and programs that tests name only.
var neverStarted = []string{"agent", "build", "curl", "exec", "no-such-program", "release", "signal", "status", "stop", "times"}

// called by other programs
var indirectly = map[string]string{"gcc": "go build with C (images/boulder/build.sh)", "stty": "sh -c (Terminal.java)"}

func TestEveryProgramThatScriptsAndTestsCallIsInTheTable(t *testing.T) {
	table := programs(t)
	for program, files := range called(t) {
		if !table[program] {
			t.Errorf("%s is called by %s, but is not in scripts/host/programs: nothing makes sure that it is there", program, strings.Join(files, ", "))
		}
	}
}

func TestTheTableNamesNothingThatIsNotCalled(t *testing.T) {
	called := called(t)
	for program := range programs(t) {
		if called[program] == nil {
			t.Errorf("scripts/host/programs names %s, which nothing calls", program)
		}
	}
}

func TestCallsAreFoundInShell(t *testing.T) {
	calls, err := ShellCalls("x", `
here() { nft list; }
x=$(one | two "$(three)") # four
if five <<<"six" && ! command -v seven >/dev/null; then eight; fi
nice -n 19 env A="$b" C=d nine --ten eleven; $twelve thirteen; "$home/fourteen" fifteen
case a in sixteen) exec seventeen ;; esac
cat <<EOF
eighteen $(nineteen)
EOF
here; ./twenty; trap 'twentyone' EXIT`)
	if err != nil {
		t.Fatal(err)
	}
	same(t, calls.Functions, "here")
	same(t, calls.Programs, "nft", "one", "two", "three", "five", "command", "seven", "eight", "nice", "env", "nine", "exec", "seventeen", "cat",
		"nineteen", "here", "trap")
}

func TestCallsAreFoundInJava(t *testing.T) {
	same(t, JavaCalls(`Command.of("one", "x"); new ProcessBuilder("two"); did("three"); command(
	  "four", "x"); List<String> argv = new ArrayList<>(List.of("five", "x")); argv = List.of("six"); List.of("seven"); Command.of(eight)`),
		"one", "two", "three", "four", "five", "six")
}

func TestCallsAreFoundInGo(t *testing.T) {
	programs, err := GoCalls("x.go", `package x
	func f() { exec.Command("one", "x"); exec.LookPath("two"); exec.CommandContext(c, "three"); exec.Command(os.Args[0], "-x"); t.Run("four")
	  exec.Command("ip", "netns", "exec", n, "nft", "list"); exec.Command("unshare", "--net", "sh", "-c", s) }`)
	if err != nil {
		t.Fatal(err)
	}
	same(t, programs, "one", "two", "three", "ip", "nft", "unshare", "sh")
}

// called says of each program which files call it.
func called(t *testing.T) map[string][]string {
	t.Helper()
	callers, ofShell := map[string][]string{}, builtins(t)
	for program, caller := range indirectly {
		callers[program] = []string{caller}
	}
	found := map[string]Calls{}
	for _, file := range files(t) {
		text, err := os.ReadFile(repository + "/" + file)
		if err != nil {
			continue // removed, and not yet committed
		}
		calls, err := callsOf(file, string(text))
		if err != nil {
			t.Fatal(err)
		}
		found[file] = calls
		maps.Copy(ofShell, calls.Functions)
	}
	for file, calls := range found {
		for program := range calls.Programs {
			if (calls.Functions == nil || !ofShell[program]) && !slices.Contains(neverStarted, program) {
				callers[program] = append(callers[program], file)
			}
		}
	}
	return callers
}

func callsOf(file, text string) (Calls, error) {
	switch {
	case elsewhere.MatchString(file):
		return Calls{}, nil
	case strings.HasSuffix(file, ".java"):
		return Calls{Programs: JavaCalls(text)}, nil
	case strings.HasSuffix(file, ".go"):
		programs, err := GoCalls(file, text)
		return Calls{Programs: programs}, err
	case regexp.MustCompile(`^#!.*sh\n|^# shellcheck shell=`).MatchString(text):
		return ShellCalls(file, text)
	}
	return Calls{}, nil
}

func files(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("git", "-C", repository, "ls-files", "-co", "--exclude-standard").Output()
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(strings.Fields(string(out)), func(file string) bool { return strings.HasPrefix(file, "scripts/audit/") })
}

// programs are those of the table.
func programs(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(repository + "/scripts/host/programs")
	if err != nil {
		t.Fatal(err)
	}
	programs := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if words := strings.Fields(line); len(words) > 2 && words[0] != "#" {
			for _, program := range words[2:] {
				programs[program] = true
			}
		}
	}
	return programs
}

// builtins are bash's own commands.
func builtins(t *testing.T) map[string]bool {
	t.Helper()
	out, err := exec.Command("bash", "-c", "compgen -b").Output()
	if err != nil {
		t.Fatal(err)
	}
	builtins := map[string]bool{}
	for _, builtin := range strings.Fields(string(out)) {
		builtins[builtin] = true
	}
	return builtins
}

func same(t *testing.T, found map[string]bool, wanted ...string) {
	t.Helper()
	slices.Sort(wanted)
	if sorted := slices.Sorted(maps.Keys(found)); !slices.Equal(sorted, wanted) {
		t.Errorf("found  %v\nwanted %v", sorted, wanted)
	}
}
