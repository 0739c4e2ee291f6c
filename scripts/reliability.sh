#!/bin/bash
# Runs with faults. What came of them is in target/reliability.md, as docs/reliability.md would be with it: read it, then copy it there.
#   scripts/reliability.sh              10,000 on this host (no cluster), then 5 rounds of each fault on the kind cluster boulder-k8s-faults
#   scripts/reliability.sh --host N     only N on this host; of the cluster it says what docs/reliability.md does
#   scripts/reliability.sh --cluster N  only N rounds on the cluster; likewise
#   scripts/reliability.sh --slice      300 and one round, as CI does
# FAULTS_SEED=N begins elsewhere, FAULTS_WORKERS=N has so many runs on this host at once. A failure names its seed.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$home"
say() { echo "reliability: $*" >&2; }
host=10000 rounds=5 slow=-Dfaults.slow workers=${FAULTS_WORKERS:-16} seed=${FAULTS_SEED:-1}
case ${1:-} in
  '') ;;
  --slice) host=300 rounds=1 slow=-Dfaults.quick ;;
  --host) host=${2:?--host N} rounds=0 ;;
  --cluster) rounds=${2:?--cluster N} host=0 ;;
  *) say "usage: reliability.sh [--slice | --host N | --cluster N]"; exit 64 ;;
esac
JAVA_HOME=$(scripts/find-java.sh)
# shellcheck source=host/cache.sh source-path=SCRIPTDIR
. scripts/host/cache.sh
cached_programs_last
export JAVA_HOME BOULDER_K8S_CLUSTER=${BOULDER_K8S_CLUSTER:-boulder-k8s-faults}
page=docs/reliability.md new=target/reliability.md
host_title='## On this host: supervisor and client, processes in place of pods'
cluster_title='## On a kind cluster: the packaged command line'
parts=target/reliability-parts
rm -rf "$parts"
mkdir -p "$parts"

# section TITLE: what the page says below it now
section() { awk -v title="$1" '$0 == title { on = 1; print; next } /^## / { on = 0 } on' "$page"; }

# rows: rows of a table as items of a list, without what is zero or was not measured
rows() { sed -E 's/^[|] (.*) [|] ([0-9]+) [|] ([0-9]+) [|]( (.*) [|])?$/- \1: \2, \3 unknown, \5/; s/, 0 unknown//; s/, $//'; }

# measured TITLE ROWS WORDS TIMES COMMAND...: a new section, by a command that leaves the rows
measured() {
  local title=$1 place=target/reliability/$2 words=$3 times=$4 begun=$SECONDS result=0
  shift 4
  rm -rf target/reliability
  "$@" || result=$?
  printf '%s\n\n' "$title"
  echo "$words, $(date -u +%F), revision $(git describe --always --dirty --exclude='*')," \
    "$(nproc) processors at load $(cut -d' ' -f1 /proc/loadavg), $(((SECONDS - begun) / 60)) min $(((SECONDS - begun) % 60)) s in all."
  if [ "$result" = 0 ]; then echo "No run broke a promise."; else echo "It ended with $result: a run broke a promise."; fi
  echo "Fault: runs, those of them that ended as unknown (76)$times."
  echo
  cat "$place.md" "$place"-*.md 2>/dev/null | rows || true
  return "$result"
}

on_host() {
  scripts/maven.sh -q verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=HostFaultsIT \
    -Dfaults.host.runs="$host" -Dfaults.host.workers="$workers" -Dfaults.seed="$seed" >&2
}

on_cluster() {
  scripts/test-cluster.sh >&2
  scripts/maven.sh -q verify -Dscenarios -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test='FaultsScenario,FailFastScenario,ClusterFaultsScenario' -Dscenarios.atOnce=1 -Dfaults.rounds="$rounds" "$slow" >&2
}

# what people wrote above both
awk -v title="$host_title" '$0 == title { exit } { print }' "$page" >"$parts/head.md"
status=0
if [ "$host" != 0 ]; then
  say "$host runs on this host"
  measured "$host_title" host "$host runs, $workers at a time, seeds $seed to $((seed + host - 1))" '' on_host >"$parts/host.md" || status=$?
else
  section "$host_title" >"$parts/host.md"
fi
if [ "$rounds" != 0 ]; then
  say "$rounds rounds on cluster $BOULDER_K8S_CLUSTER"
  measured "$cluster_title" cluster "Rounds of each fault: $rounds" ', time from fault to end (median, longest)' on_cluster >"$parts/cluster.md" || status=$?
else
  section "$cluster_title" >"$parts/cluster.md"
fi
{
  cat "$parts/head.md"
  echo
  cat "$parts/host.md"
  echo
  cat "$parts/cluster.md"
} | cat -s >"$new"
say "$new is written"
exit "$status"
