# shellcheck shell=bash disable=SC2034
# `up` where there is no cluster, images in the engine, with and without a snapshot; a bare kind cluster of the same node image
node=$(docker inspect -f '{{.Config.Image}}' "$BOULDER_K8S_CLUSTER-control-plane")
[ "$(tool snapshot --list | wc -l)" = 1 ] || { say "there are snapshots, which would be used: boulder-k8s snapshot --remove"; exit 1; }
cold=() frozen=() theirs=()
for _ in $(seq "$times"); do
  quietly tool down --cluster
  cold+=("$(timed tool up --boulder "$sample")")
  theirs+=("$(timed "$kind" create cluster --name boulder-k8s-bench-bare --image "$node" --kubeconfig "$work/bare")")
  remove_bare
done
made=$(tool snapshot --quiet --boulder "$sample" 2>>"$out/log")
for _ in $(seq "$times"); do
  quietly tool down --cluster
  frozen+=("$(timed tool up --boulder "$sample")")
done
quietly tool down --cluster
quietly docker image rm "$made"
quietly tool up --boulder "$sample"
ours=("${cold[@]}")
compared 04 'cold `up`' '`kind create cluster`' 1.3
ours=("${frozen[@]}")
compared 05 '`up` from a snapshot' '`kind create cluster`' 0.5
