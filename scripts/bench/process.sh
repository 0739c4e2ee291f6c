# shellcheck shell=bash disable=SC2034
# cold processes; kubectl is the one of the node image where none is installed
kubectl=$(command -v kubectl || true)
if [ -z "$kubectl" ]; then
  kubectl=$work/kubectl
  docker cp -L "$BOULDER_K8S_CLUSTER-control-plane:/usr/bin/kubectl" "$kubectl" >/dev/null
fi
ours=() theirs=() help=() version=()
for _ in $(seq $((times * 3))); do
  ours+=("$(timed tool render --boulder "$sample")")
  theirs+=("$(timed compose "$sample" config)")
  help+=("$(timed tool --help)")
  version+=("$(timed "$kubectl" version --client)")
done
compared 12 '`render`, cold process' '`docker compose config`' 3
ours=("${help[@]}") theirs=("${version[@]}")
compared 13 '`--help`, cold process' '`kubectl version --client`' 3
