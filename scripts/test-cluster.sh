#!/bin/bash
# The cluster BOULDER_K8S_CLUSTER for the scenarios, with all images: what takes long the first time must not count against a scenario's limit.
# What this makes bears this worktree's mark; scenarios delete no other cluster at their end (testkit.OwnCluster).
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cluster=${BOULDER_K8S_CLUSTER:?the name of a cluster for tests}
case $cluster in
  *-ci | *-faults) ;;
  *) echo "test-cluster: BOULDER_K8S_CLUSTER=$cluster: tests break the cluster that they use, so its name must end in -ci or -faults" >&2; exit 64 ;;
esac
before=$(docker ps --all --quiet --filter "label=io.x-k8s.kind.cluster=$cluster")
"$home/scripts/boulder-k8s" up --boulder "$home/sample"
[ -n "$before" ] || docker exec -i "$cluster-control-plane" tee /kind/boulder-k8s-tests <<<"$home" >/dev/null
# what reads a kubeconfig for `--context`: the node's own where this machine has none (cached_programs_last)
if ! command -v kubectl >/dev/null; then
  # shellcheck source=host/cache.sh source-path=SCRIPTDIR
  . "$home/scripts/host/cache.sh"
  docker cp --follow-link "$cluster-control-plane:/usr/bin/kubectl" "$(cache_with bin)/bin/kubectl" >/dev/null
fi
