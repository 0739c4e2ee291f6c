#!/bin/bash
# Times cold processes: how long `render` of a checkout and `--help` take with the release image (scripts/release.sh), with the launcher of
# this repository, and how long `docker compose config` takes for the same checkout, where the plugin is there.
#   scripts/bench-start.sh [CHECKOUT] [TIMES]       the sample, 20
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
checkout=${1:-$home/sample} times=${2:-20}
# shellcheck source=scripts/bench/release.sh
. "$home/scripts/bench/release.sh"
image=$(release_of_sources)

# measured NAME COMMAND...: fastest, median and slowest process
measured() {
  local name=$1 begun all=()
  shift
  "$@" >/dev/null 2>&1 || { printf '%-34s failed\n' "$name"; return; }
  for _ in $(seq "$times"); do
    begun=${EPOCHREALTIME/./}
    "$@" >/dev/null 2>&1
    all+=($(((${EPOCHREALTIME/./} - begun) / 1000)))
  done
  mapfile -t all < <(printf '%s\n' "${all[@]}" | sort -n)
  printf '%-34s fastest %4d ms, median %4d ms, slowest %4d ms\n' "$name" "${all[0]}" "${all[times / 2]}" "${all[-1]}"
}

echo "$(date +%F), $(nproc) CPUs, load $(cut -d' ' -f1 /proc/loadavg), $times processes each"
if [ -n "$image" ]; then
  measured 'release: render' "$image/bin/boulder-k8s" render --boulder "$checkout"
  measured 'release: --help' "$image/bin/boulder-k8s" --help
else
  echo 'release: none of these sources in target (scripts/release.sh)'
fi
measured 'scripts/boulder-k8s: render' "$home/scripts/boulder-k8s" render --boulder "$checkout"
measured 'scripts/boulder-k8s: --help' "$home/scripts/boulder-k8s" --help
if docker compose version >/dev/null 2>&1; then
  measured 'docker compose config' docker compose --project-directory "$checkout" -f "$checkout/docker-compose.yml" config
fi
