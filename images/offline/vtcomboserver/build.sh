#!/usr/bin/env bash
# A stand-in for Boulder's vtcomboserver: the MariaDB image with Boulder's tables on Vitess' port.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/vtcomboserver images/mariadb images/debian-base)
up_to_date "$tag" "$hash" && exit

base=boulder-k8s/mariadb:10.11
"$IMAGES/mariadb/build.sh" "$base"
docker_layers "$tag" "$hash" "$IMAGES/vtcomboserver" "$base"
