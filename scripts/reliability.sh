#!/bin/bash
# Runs with faults, and docs/reliability.md from what came of them.
#   scripts/reliability.sh            10,000 on this host (no cluster), then 5 rounds of each fault on the kind cluster boulder-k8s-faults
#   scripts/reliability.sh --slice    300 and one round, as CI does
#   scripts/reliability.sh --host N   only N on this host
# FAULTS_SEED=N begins elsewhere. A failure names its seed.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$home"
say() { echo "reliability: $*" >&2; }
host=10000 rounds=5 slow=-Dfaults.slow cluster=yes
case ${1:-} in
  '') ;;
  --slice) host=300 rounds=1 slow=-Dfaults.quick ;;
  --host) host=${2:?--host N} cluster='' ;;
  *) say "usage: reliability.sh [--slice | --host N]"; exit 64 ;;
esac
JAVA_HOME=$(scripts/find-java.sh)
export JAVA_HOME BOULDER_K8S_CLUSTER=${BOULDER_K8S_CLUSTER:-boulder-k8s-faults}
rm -rf target/reliability
status=0
say "$host runs on this host"
mvn -q verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=HostFaultsIT -Dfaults.host.runs="$host" -Dfaults.seed="${FAULTS_SEED:-1}" || status=$?
if [ -n "$cluster" ]; then
  say "$rounds rounds on cluster $BOULDER_K8S_CLUSTER"
  scripts/boulder-k8s up --boulder sample
  mvn -q verify -Dscenarios -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=FaultsScenario -Dfaults.rounds="$rounds" "$slow" || status=$?
fi
row() { [ -s "target/reliability/$1" ] && cat "target/reliability/$1" || echo "| (not run) | | | | | | |"; }
{
  cat docs/reliability-head.md
  echo "Made by \`scripts/reliability.sh $*\` on $(date -u +%F), $(nproc) processors, revision $(git describe --always --dirty)."
  echo
  echo "## On this host: the real supervisor and the real client, processes in place of pods"
  echo
  head='| fault | runs | outcome told as unknown (76) | wrong exit codes | lost bytes | double starts | mean time |'
  line='|---|---|---|---|---|---|---|'
  printf '%s\n%s\n' "$head" "$line"
  row host.md
  echo
  echo "## On a kind cluster: the packaged command line"
  echo
  printf '%s\n%s\n' "$head" "$line"
  row cluster.md
} >docs/reliability.md
say "docs/reliability.md is written"
exit "$status"
