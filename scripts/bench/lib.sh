# shellcheck shell=bash
# Functions of scripts/bench.sh: measuring, and the lines of the table.
# shellcheck source=scripts/bench/release.sh
. "${BASH_SOURCE[0]%/*}/release.sh"
: "${home:?}" "${out:?}" "${work:?}" "${times:?}" "${kind:?}"

say() { echo "bench: $*" >&2; }

# the command under test, which bench.sh looks for once: that is no part of what a row measures
tool() { "${measured:?}" "$@"; }

quietly() { "$@" >>"$out/log" 2>&1 || { say "failed: $* (its output: $out/log)"; tail -n 5 "$out/log" >&2; exit 1; }; }

# timed COMMAND...: prints its milliseconds
timed() {
  local begun=${EPOCHREALTIME/./}
  "$@" >>"$out/log" 2>&1 </dev/null || { say "failed: $* (its output: $out/log)"; tail -n 5 "$out/log" >&2; return 1; }
  echo $(((${EPOCHREALTIME/./} - begun) / 1000))
}

# to_line PATTERN COMMAND...: prints the milliseconds from its start until a line of its stdout matches; it is awaited
to_line() {
  local pattern=$1 begun=${EPOCHREALTIME/./} line took=''
  shift
  while IFS= read -r line; do
    if [ -z "$took" ] && [[ $line == *"$pattern"* ]]; then took=$(((${EPOCHREALTIME/./} - begun) / 1000)); fi
  done < <("$@" 2>>"$out/log" </dev/null)
  [ -n "$took" ] || { say "no line with $pattern from: $* (its errors: $out/log)"; return 1; }
  echo "$took"
}

# streamed COMMAND...: milliseconds from the first byte of its stdout to the last, and the SHA-256 of all of them; streamed_after LINE: of those after LINE
streamed() { "$@" 2>>"$out/log" </dev/null | python3 scripts/bench/stream.py; }
streamed_after() { local line=$1; shift; "$@" 2>>"$out/log" </dev/null | python3 scripts/bench/stream.py "$line"; }

median() { printf '%s\n' "$@" | sort -n | awk '{a[NR] = $1} END {print a[int((NR + 1) / 2)]}'; }
spread() { printf '%s\n' "$@" | sort -n | awk 'NR == 1 {a = $1} END {printf "%s-%s", a, $1}'; }
seconds() { awk -v ms="$1" 'BEGIN {printf (ms < 10000 ? "%.2f" : "%.1f"), ms / 1000}'; }
in_seconds() { local each all=(); for each; do all+=("$(seconds "$each")"); done; echo "$(seconds "$(median "$@")") s ($(spread "${all[@]}"))"; }

# row NUMBER WHAT OURS THEIRS RATIO GOAL: a line of the table, which says when, how often and of which sources it was measured
row() {
  local revision
  revision=$(git -C "$home" describe --always --dirty 2>/dev/null) || revision='sources of no repository'
  printf '| %s | %s | %s | %s | %s | %s |\n' "$2" "$3" "$4" "$5" "$6" "$times times, $(date -u +%F), $revision" >"$out/$1.measured"
}

# goal RATIO SIGN BOUND: the text of a goal, and whether it is missed
goal() { awk -v r="$1" -v sign="$2" -v g="$3" 'BEGIN {print sign " " g (sign == "<=" && r > g || sign == ">=" && r < g ? ": missed" : "")}'; }

# compared NUMBER WHAT AGAINST GOAL: the line of the arrays `ours` and `theirs`, milliseconds. GOAL: the ratio at most, or nothing
compared() {
  local ratio goal='' each
  for each in "${ours[@]}" "${theirs[@]}"; do [ "$each" -gt 0 ] || { say "$2: measured '$each' (see $out/log)"; exit 1; }; done
  ratio=$(awk -v a="$(median "${ours[@]}")" -v b="$(median "${theirs[@]}")" 'BEGIN {printf "%.2f", a / b}')
  [ -z "$4" ] || goal=$(goal "$ratio" '<=' "$4")
  row "$1" "$2" "$(in_seconds "${ours[@]}")" "$3: $(in_seconds "${theirs[@]}")" "$ratio" "$goal"
  say "$2: $ratio (goal ${goal:-none})"
}

# an engine older than 25 refuses start_interval: its plain interval is then 1 s
old_engine() { [ "$(docker version -f '{{.Server.Version}}' | cut -d. -f1)" -lt 25 ]; }
compose() {
  local files=(-f "$1/docker-compose.yml")
  if old_engine; then files+=(-f "$1/docker-compose.old-engine.yml"); fi
  docker compose --project-directory "$1" "${files[@]}" "${@:2}"
}
# as the checkout's own t.sh, which says the same with `docker compose` in its own folder
t_sh() { compose "$1" run --rm bsetup && compose "$1" run -e USE_VITESS --rm --name boulder_tests boulder ./test.sh "${@:2}"; }
compose_down() { quietly compose "$1" down --volumes --timeout 2; }
remove_bare() { "$kind" delete cluster --name boulder-k8s-bench-bare --kubeconfig "$work/bare" >>"$out/log" 2>&1 || true; }

cleanup() {
  local status=$?
  set +e
  docker rm -f boulder-k8s-bench-tail >/dev/null 2>&1
  # without the profile of bsetup its network, `default`, is none of the project's for `down`, and stays
  for checkout in "$work"/*-bench; do compose "$checkout" --profile '*' down --volumes --timeout 2 >/dev/null 2>&1; done
  remove_bare
  tool down --cluster --quiet >/dev/null 2>&1
  rm -rf "$work"
  exit "$status"
}

# table: target/bench/table.md, from the rows of this run and of those before
table() {
  {
    echo "Made by \`scripts/bench.sh\`: $(nproc) CPUs ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), $(awk '/MemTotal/ {printf "%d GiB", $2 / 1048576}' /proc/meminfo), Docker $(docker version -f '{{.Server.Version}}'), Compose $(docker compose version --short), load at the end of the last row $(cut -d' ' -f1-3 /proc/loadavg). Median (fastest-slowest)."
    echo
    echo '| what | boulder-k8s | against | ratio | goal | measured |'
    echo '|---|---|---|---|---|---|'
    cat "$out"/*.measured
  } >"$out/table.md"
}
