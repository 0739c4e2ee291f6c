#!/bin/bash
# build.sh TAG: the kind node image, from Debian packages and Go modules alone; see README.md
. "$(dirname "$0")/../lib.sh"
here=$IMAGES/node out=$CACHE/node
tag=$1 hash=$(recipe_hash images/node scripts/host/runc-bounded)
if up_to_date "$tag" "$hash"; then exit; fi

say "Kubernetes, etcd, CoreDNS, local-path storage (12 minutes the first time, then seconds)"
"$here/binaries.sh" "$out/bin"

root=$(debian_rootfs trixie "$(grep -v '^#' "$here/packages" | paste -sd,)")
trap 'rm -rf "$stage"' EXIT
stage=$(scratch node)
"$here/stage.sh" "$out/bin" "$stage"
import_image "$tag-base" "$hash" -c 'ENV container=docker' "$root" "$stage"

say "loading the images of the cluster itself into the node image"
"$here/preload.sh" "$tag-base" "$out/bin" "$tag"
docker rmi "$tag-base" >/dev/null
say "$tag is ready: $(docker image inspect -f '{{.Size}}' "$tag" | awk '{printf "%d MB", $1 / 1e6}')"
