#!/usr/bin/env bash
# The runner of the bundled sample checkout: Boulder itself, its test servers and tables, from its Go module; a software HSM, a stock
# ACME client (lego), and clients of every service.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/boulder images/debian-base)
up_to_date "$tag" "$hash" && exit

folder=$IMAGES/boulder
context=$(docker_context "$folder")
trap 'chmod -R u+w "$context"; rm -rf "$context"' EXIT
need go gcc
# Boulder's HSM library is C; and it wants this very Go, whichever the machine has.
export GOTOOLCHAIN=go1.27.3 CGO_ENABLED=1
module=$(cd "$folder" && go list -mod=readonly -m -f '{{.Dir}}' github.com/letsencrypt/boulder) || fail "Boulder's module could not be fetched"
mkdir -p "$context/files/usr/local/bin" "$context/files/usr/local/share/boulder/sa"
for package in $(cd "$folder" && go list -mod=readonly tool | sort); do
  say "compiling ${package##*/}"
  go_build "$folder" "$context/files/usr/local/bin/${package##*/}" "$package"
done
cp -r "$module/sa/db" "$context/files/usr/local/share/boulder/sa/"
docker_layers "$tag" "$hash" "$context"
