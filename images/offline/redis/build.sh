#!/usr/bin/env bash
# Redis: Debian's package of the same version, with the behaviour of the official image.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/redis images/debian-base)
up_to_date "$tag" "$hash" && exit

docker_layers "$tag" "$hash" "$IMAGES/redis"
