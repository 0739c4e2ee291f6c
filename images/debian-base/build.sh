#!/usr/bin/env bash
# The layer that every Debian-based image here stands on: Debian 12 with the certificates of public CAs and gosu.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/debian-base)
up_to_date "$tag" "$hash" && exit

import_image "$tag" "$hash" -c 'CMD ["bash"]' -c "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
  "$(debian_rootfs bookworm ca-certificates,gosu)" "$IMAGES/debian-base/files"
