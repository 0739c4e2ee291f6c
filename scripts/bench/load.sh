# shellcheck shell=bash disable=SC2034
# first load of the sample's images into a node; `docker save | ctr import` of each
node=$BOULDER_K8S_CLUSTER-control-plane
quietly tool down --boulder "$sample"
mapfile -t images < <(tool images --boulder "$sample" | sed 's/: .*//')
# as if the node had never seen them: under each of their names
forget() {
  local names=() image
  for image in "${images[@]}"; do
    case $image in
      *.*/*) names+=("$image") ;;
      */*) names+=("docker.io/$image") ;;
      *) names+=("docker.io/library/$image") ;;
    esac
  done
  # shellcheck disable=SC2016  # expanded in the node
  quietly docker exec "$node" sh -c '
    for name; do
      target=$(ctr -n k8s.io images ls | awk -v name="$name" "\$1 == name {print \$3}")
      ctr -n k8s.io images ls | awk -v target="$target" "\$3 == target {print \$1}" | xargs -r ctr -n k8s.io images rm --sync
    done' forget "${names[@]}"
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
