#!/usr/bin/env bash
# A stand-in for MinIO, whose licence is AGPL: the SeaweedFS image behind programs of MinIO's names.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/minio images/seaweedfs images/debian-base)
up_to_date "$tag" "$hash" && exit

base=boulder-k8s/seaweedfs:4.53
"$IMAGES/seaweedfs/build.sh" "$base"
docker_layers "$tag" "$hash" "$IMAGES/minio" "$base"
