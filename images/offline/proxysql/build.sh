#!/usr/bin/env bash
# A stand-in for ProxySQL: Debian's HAProxy behind a program of that name.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/proxysql images/debian-base)
up_to_date "$tag" "$hash" && exit

docker_layers "$tag" "$hash" "$IMAGES/proxysql"
