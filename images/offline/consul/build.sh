#!/usr/bin/env bash
# Consul 1.14.11 (MPL-2.0), built from its Go module; the entry point is the one in the module.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/consul images/debian-base)
up_to_date "$tag" "$hash" && exit

folder=$IMAGES/consul
context=$(docker_context "$folder")
trap 'rm -rf "$context"' EXIT
say "compiling Consul (2 to 7 minutes when nothing is cached)"
go_build "$folder" "$context/files/usr/bin/consul" github.com/hashicorp/consul
module=$(cd "$folder" && go list -m -f '{{.Dir}}' github.com/hashicorp/consul)
# busybox's sh, for which it is written, knows ${1:0:1}; of Debian's shells bash does.
install -D <(sed '1s|/bin/sh|/bin/bash|' "$module/.release/docker/docker-entrypoint.sh") "$context/files/usr/local/bin/docker-entrypoint.sh"
docker_layers "$tag" "$hash" "$context"
