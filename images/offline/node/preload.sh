#!/bin/bash
# preload.sh BASE BINARIES TAG: BASE plus the images that a cluster needs to start, unpacked, is TAG.
# One container of BASE runs containerd and pack-images; docker commit keeps what they leave behind.
. "$(dirname "$0")/../lib.sh"
base=$1 bin=$2 tag=$3

container=$(docker run -d --privileged --network none --entrypoint sleep "$base" infinity)
trap 'docker rm -f "$container" >/dev/null' EXIT
docker exec "$container" mkdir -p /preload/programs
for program in addons local-path-provisioner pause; do docker cp "$bin/$program" "$container:/preload/programs/$program"; done
docker cp "$IMAGES/node/pack-images" "$container:/preload/pack-images"
logged node-preload docker exec "$container" bash /preload/pack-images
docker commit -c 'ENTRYPOINT ["/usr/local/bin/entrypoint","/sbin/init"]' "$container" "$tag" >/dev/null
