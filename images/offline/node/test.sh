#!/bin/bash
# test.sh [TAG]: proves on a real cluster of two nodes that the network of the node image fails closed, and works.
#   PODS=20 how many pods try to get out    KEEP=1 leaves the cluster for a look (kind delete cluster --name boulder-k8s-node-test)
. "$(dirname "$0")/../lib.sh"
here=$IMAGES/node
tag=${1:-boulder-k8s/node:$(sed -n 's/^version: //p' "$here/image.yaml")} count=${PODS:-20} cluster=${CLUSTER:-boulder-k8s-node-test}
need docker jq go
. "$here/test/cluster.sh"
. "$here/test/cases.sh"
. "$here/test/outside.sh"

[ -n "${KEEP:-}" ] || trap '"$kind" delete cluster --name "$cluster" >/dev/null 2>&1' EXIT
create
targets
control_group
closed_from_the_start
allowed_across_nodes
masquerade
say "$(delays)"
no_agent_no_pod
address_used_again
say "the network of $tag holds what it promises"
