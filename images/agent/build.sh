#!/usr/bin/env bash
# The agent of every pod: one static program in an image that holds nothing else.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/agent)
up_to_date "$tag" "$hash" && exit

root=$(scratch agent)
trap 'rm -rf "$root"' EXIT
go_build "$IMAGES/agent" "$root/agent" .
import_image "$tag" "$hash" -c 'ENTRYPOINT ["/agent"]' "$root"
