#!/bin/bash
# bench-matrix.sh [CELLS] [SECONDS]: how well `boulder-k8s matrix` fills the machine, with cells that only compute and cells that only wait.
# Each kind runs twice: the first time teaches the schedule what a cell takes, the second one counts.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
cells=${1:-6} seconds=${2:-60}
cluster=${BOULDER_K8S_CLUSTER:-boulder-k8s}
work=$(mktemp -d)
image=boulder-k8s/boulder:$(sed -n 's/^version: //p' "$home/images/boulder/image.yaml")
checkout=$work/bench-matrix
trap '"$home/scripts/boulder-k8s" down --quiet --boulder "$checkout" || true; rm -rf "$work"' EXIT
mkdir "$checkout"
cat >"$checkout/docker-compose.yml" <<COMPOSE
services:
  bsetup: {image: "$image", entrypoint: ["true"], profiles: [setup]}
  boulder: {image: "$image", entrypoint: ["env"], working_dir: /boulder, volumes: [".:/boulder"]}
COMPOSE
cat >"$checkout/test.sh" <<'TEST'
#!/bin/bash
case $1 in
  compute) exec python3 -c 'import sys, time
while time.process_time() < float(sys.argv[1]): sum(range(10000))' "$2" ;;
  wait) exec sleep "$2" ;;
esac
TEST
chmod +x "$checkout/test.sh"

# processor time in seconds: of the whole machine but idle and waiting, and of the node
machine() { awk -v hz="$(getconf CLK_TCK)" '$1 == "cpu" {print ($2 + $3 + $4 + $7 + $8) / hz}' /proc/stat; }
node() {
  # shellcheck disable=SC2016 # for the node's shell
  docker exec "$cluster-control-plane" bash -c 'if [ -f /sys/fs/cgroup/cpu.stat ]; then awk "/^usage_usec/ {print \$2 / 1e6}" /sys/fs/cgroup/cpu.stat
    else awk "{print \$1 / 1e9}" /sys/fs/cgroup/cpuacct/cpuacct.usage; fi'
}
measure() { # KIND
  for _ in $(seq "$cells"); do echo "./t.sh $1 $seconds"; done >"$work/cells"
  local run machine_before node_before
  for run in teach count; do
    machine_before=$(machine) node_before=$(node)
    "$home/scripts/boulder-k8s" matrix --quiet --boulder "$checkout" --list "$work/cells" --json >"$work/$run.json"
  done
  jq -r --arg kind "$1" --argjson cores "$(nproc)" --argjson machine "$(echo "$(machine) - $machine_before" | bc)" \
    --argjson node "$(echo "$(node) - $node_before" | bc)" --arg load "$(cut -d' ' -f1 /proc/loadavg)" '
    def r: . * 100 | round / 100;
    "\($kind): \(.cells | length) cells, \(.cells | map(select(.end == "passed")) | length) passed, \($cores) cores, load \($load)",
    "  wall \(.wall_seconds | r) s, longest cell \(.longest_seconds | r) s, CPU of the cells \(.cpu_seconds | r) s, of the node \($node | r) s, of the machine \($machine | r) s",
    "  wall / (CPU of the cells / cores): \(.wall_seconds * $cores / .cpu_seconds | r)",
    "  wall / longest cell: \(.wall_seconds / .longest_seconds | r)"' "$work/count.json"
}
measure compute
measure wait
