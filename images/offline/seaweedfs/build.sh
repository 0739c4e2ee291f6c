#!/usr/bin/env bash
# SeaweedFS, built from its Go module; entry point and filer.toml are those in the module.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/seaweedfs images/debian-base)
up_to_date "$tag" "$hash" && exit

folder=$IMAGES/seaweedfs
context=$(docker_context "$folder")
trap 'rm -rf "$context"' EXIT
need go
# It wants this very Go, whichever the machine has.
export GOTOOLCHAIN=go1.27.3
say "compiling SeaweedFS (4 to 10 minutes when nothing is cached)"
go_build "$folder" "$context/files/usr/bin/weed" github.com/seaweedfs/seaweedfs/weed
module=$(cd "$folder" && go list -m -f '{{.Dir}}' github.com/seaweedfs/seaweedfs)
install "$module/docker/entrypoint.sh" "$context/files/entrypoint.sh"
install -D -m 644 "$module/docker/filer.toml" "$context/files/etc/seaweedfs/filer.toml"
docker_layers "$tag" "$hash" "$context"
