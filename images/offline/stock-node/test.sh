#!/bin/bash
# test.sh NETWORK [MAVEN ARGUMENT...]: the scenarios that a node's runtime and network decide, on nodes of boulder-k8s/stock-node:NETWORK, or
# of kindest/node (kindnet; needs a registry): on one, then those of the network and the sample on two. The matrix makes its own two.
#   SCENARIOS, SCENARIOS2: other scenarios on one node and on two, or none    KEEP=1 leaves the clusters
. "$(dirname "$0")/../lib.sh"
network=${1:?ptp, nfqueue, flannel or kindnet} && shift
export BOULDER_K8S_CLUSTER=${BOULDER_K8S_CLUSTER:-boulder-k8s-stock-ci}
case $network in
  kindnet) image=$(sed -n 's|.*"\(kindest/node:[^"]*\)".*|\1|p' "$REPOSITORY/src/main/java/io/boulderk8s/image/NodeImageChoice.java") ;;
  *) image=boulder-k8s/stock-node:$network && "$IMAGES/stock-node/build.sh" "$network" "$image" ;;
esac
export BOULDER_K8S_NODE_IMAGE=$image
one=${SCENARIOS-SampleScenario,NetworkScenario,NetworkProbeScenario,FaultsScenario,ClusterFaultsScenario,ParityScenario,MatrixNodesScenario}
two=${SCENARIOS2-SampleScenario,NetworkScenario NetworkProbeScenario}
need docker
kind=$(command -v kind || echo "$CACHE/bin/kind")
cd "$REPOSITORY" || exit

remove() { [ -n "${KEEP:-}" ] || "$kind" delete cluster --name "$BOULDER_K8S_CLUSTER" >/dev/null 2>&1; }
trap remove EXIT

scenarios() {
  scripts/test-cluster.sh
  JAVA_HOME=$(scripts/find-java.sh) scripts/maven.sh verify -Dscenarios -Dkeep -Dmatrix.nodes -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false "-Dit.test=$1" "${@:2}"
}

# As boulder-k8s makes a cluster, but for the second node: both see this checkout where boulder-k8s looks for it.
two_nodes() {
  local control=$BOULDER_K8S_CLUSTER-control-plane config=$CACHE/tmp/$BOULDER_K8S_CLUSTER.yaml
  local mounts="  extraMounts: [{hostPath: \"$REPOSITORY\", containerPath: \"/host$REPOSITORY\"}]"
  {
    sed '/^nodes:/q' k8s/cluster/kind-config.yaml
    printf -- '- role: control-plane\n%s\n- role: worker\n%s\n' "$mounts" "$mounts"
  } >"$config"
  say "a cluster of two nodes from $BOULDER_K8S_NODE_IMAGE"
  logged "$BOULDER_K8S_CLUSTER" "$kind" create cluster --name "$BOULDER_K8S_CLUSTER" --image "$BOULDER_K8S_NODE_IMAGE" --config "$config" \
    --kubeconfig "$CACHE/tmp/$BOULDER_K8S_CLUSTER.kubeconfig" --wait 3m
  k() { docker exec -i "$control" kubectl --kubeconfig /etc/kubernetes/admin.conf "$@"; }
  k wait --for=create "node/$BOULDER_K8S_CLUSTER-worker" --timeout=3m >/dev/null
  k wait --for=condition=Ready nodes --all --timeout=3m >/dev/null
  k taint nodes "$control" node-role.kubernetes.io/control-plane- >/dev/null
  docker exec -i "$control" tee /kind/boulder-k8s <"$config" >/dev/null
  docker exec -i "$control" tee /kind/boulder-k8s-tests <<<"$REPOSITORY" >/dev/null
}

if [ -n "$one" ]; then
  say "one node: $one"
  scenarios "$one" "$@"
  remove
fi
if [ -n "$two" ]; then
  BOULDER_K8S_CLUSTER=${BOULDER_K8S_CLUSTER%-ci}-two-ci
  two_nodes
  # one after the other: the last takes a node away for a moment
  for some in $two; do
    say "two nodes: $some"
    scenarios "$some" "$@"
  done
fi
