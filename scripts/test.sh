#!/bin/bash
# All tests: of the scripts, the agent's (Go), the fast ones, those against a real API server, the scenarios on a real kind cluster.
# Arguments go to Maven, such as -DskipITs (fast ones only) or -Dit.test=SampleScenario.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$home"
say() { echo "test: $*" >&2; }
# shellcheck source=host/cache.sh source-path=SCRIPTDIR
. scripts/host/cache.sh
cached_programs_last
scripts/setup-host.sh --test
scripts/setup-compose.sh
java=$(scripts/find-java.sh)
say "the programs that scripts and tests call"
scripts/audit/test.sh
say "what the image boulder says when it cannot be made"
images/boulder/test.sh
cluster='' log=target/test-cluster.log
trap '[ -z "$cluster" ] || kill -- "-$cluster" 2>/dev/null' EXIT
if [[ " $* " != *" -DskipITs "* ]]; then
  say "the cluster of the scenarios, with all images, beside the agent's tests: both mostly wait"
  mkdir -p target
  BOULDER_K8S_CLUSTER=${BOULDER_K8S_CLUSTER:-boulder-k8s-ci} setsid scripts/test-cluster.sh >"$log" 2>&1 &
  cluster=$!
fi
say "the agent's tests"
images/agent/test.sh
if [ -n "$cluster" ]; then
  made=0
  wait "$cluster" || made=$?
  cluster=''
  cat "$log" >&2
  [ "$made" = 0 ] || { say "the cluster was not made: $made"; exit "$made"; }
fi
say "Maven: format, static checks, tests, API tests, scenarios"
JAVA_HOME=$java exec scripts/maven.sh verify -Dscenarios "$@"
