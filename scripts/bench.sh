#!/bin/bash
# Measures boulder-k8s beside what people use today. The table of docs/performance.md is written to target/bench/table.md: read it, then put it there.
#   scripts/bench.sh                    every row, 5 times (about 25 minutes on a machine that does nothing else)
#   scripts/bench.sh --times 2 ROW...   these rows, as often as that; other rows of that table stay, with their own date and sources
#   scripts/bench.sh --list             the rows
# Both sides of a row take turns within the same run. Everything happens in clusters and Compose projects of its own, which are removed.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$home"
say() { echo "bench: $*" >&2; }
times=5 rows=() all=(start kept cluster load build integration output stacks process)
while [ $# -gt 0 ]; do
  case $1 in
    --times) times=${2:?--times N}; shift ;;
    --list) printf '%s\n' "${all[@]}"; exit ;;
    *) [[ " ${all[*]} " == *" $1 "* ]] || { say "no row $1; there are: ${all[*]}"; exit 64; }; rows+=("$1") ;;
  esac
  shift
done
[ ${#rows[@]} -gt 0 ] || rows=("${all[@]}")
docker compose version >/dev/null 2>&1 || { say "docker compose is missing: scripts/setup-compose.sh"; exit 69; }

# shellcheck source=host/cache.sh source-path=SCRIPTDIR
. scripts/host/cache.sh
cache=$(cache_folder)
kind=$cache/bin/kind; [ -x "$kind" ] || kind=kind
out=$home/target/bench
work=$(mktemp -d)
# the sample where nobody else works, and a checkout of the same services whose test.sh does what a row needs
sample=$work/sample-bench small=$work/small-bench
export home times kind out work sample small BOULDER_K8S_CLUSTER=boulder-k8s-bench BOULDER_K8S_OFFLINE=1
mkdir -p "$out"
. scripts/bench/lib.sh
measured=$(command_under_test)
export measured
trap cleanup EXIT
trap 'exit 130' INT TERM

cp -a sample "$sample"
cp -a sample "$small"
cp scripts/bench/test.sh "$small/test.sh"
say "measured is $measured"
say "preparing: cluster, images, certificates"
quietly tool up --boulder "$sample"
cp -a "$sample/test/certs/." "$small/test/certs/"
status=0
for row in "${rows[@]}"; do
  say "$row, $times times, load $(cut -d' ' -f1-3 /proc/loadavg)"
  timeout --foreground 20m bash -euo pipefail -c '. scripts/bench/lib.sh; . "scripts/bench/$1.sh"' bench "$row" || { say "row $row failed; the table keeps what it had"; status=1; }
  table
done
say "the table is in target/bench/table.md"
exit "$status"
