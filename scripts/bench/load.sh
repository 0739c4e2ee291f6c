# shellcheck shell=bash disable=SC2034
# first load of the sample's images into a node; `docker save | ctr import` of each
node=$BOULDER_K8S_CLUSTER-control-plane
quietly tool down --boulder "$sample"
mapfile -t images < <(tool images --boulder "$sample" | sed 's/: .*//')
forget() {
  local names=() image
  for image in "${images[@]}"; do [[ ${image%%/*} == *.* ]] && names+=("$image") || { [[ $image == */* ]] && names+=("docker.io/$image") || names+=("docker.io/library/$image"); }; done
  quietly docker exec "$node" crictl rmi "${names[@]}"
}
piped() { local image; for image in "${images[@]}"; do docker save "$image" | docker exec -i "$node" ctr -n k8s.io images import --digests --snapshotter=overlayfs - || return; done; }
ours=() theirs=()
for _ in $(seq "$times"); do
  forget
  theirs+=("$(timed piped)")
  forget
  ours+=("$(timed tool images --load --boulder "$sample")")
done
compared 06 "first load of ${#images[@]} images" '`docker save` into `ctr import`' 1.2
moved=$(tool images --load --boulder "$sample" 2>&1 | grep -c '^ ok load' || true)
again=()
for _ in $(seq "$times"); do again+=("$(timed tool images --load --boulder "$sample")"); done
row 07 'a second load' "$(in_seconds "${again[@]}"), $moved images moved" '' '' '0 bytes'
