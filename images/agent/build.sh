#!/usr/bin/env bash
# The agent of every pod: one static program in an image that holds nothing else.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/agent)
# a tag that names a recipe (tag.sh) never gets another one's contents
[[ ! $tag =~ -([0-9a-f]{12})$ ]] || [ "${BASH_REMATCH[1]}" = "${hash:0:12}" ] ||
  fail "$tag is another agent than images/agent makes now ($("$IMAGES/agent/tag.sh")): build boulder-k8s again, or make that tag where its sources are"
up_to_date "$tag" "$hash" && exit

root=$(scratch agent)
trap 'rm -rf "$root"' EXIT
go_build "$IMAGES/agent" "$root/agent" .
import_image "$tag" "$hash" -c 'ENTRYPOINT ["/agent"]' "$root"
