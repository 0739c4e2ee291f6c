#!/usr/bin/env bash
# The runner of the bundled sample checkout: a stock ACME client (lego), Pebble as the ACME server, and clients of every service.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/sample-tools images/debian-base)
up_to_date "$tag" "$hash" && exit

folder=$IMAGES/sample-tools
context=$(docker_context "$folder")
trap 'rm -rf "$context"' EXIT
for program in pebble pebble-challtestsrv; do
  say "compiling $program"
  go_build "$folder" "$context/files/usr/local/bin/$program" "github.com/letsencrypt/pebble/v2/cmd/$program"
done
docker_layers "$tag" "$hash" "$context"
