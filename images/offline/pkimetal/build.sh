#!/usr/bin/env bash
# A stand-in for pkimetal: one static program on nothing, as the user of the original.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/pkimetal)
up_to_date "$tag" "$hash" && exit

root=$(scratch pkimetal)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/{app,etc,tmp,var/run}
chmod 1777 "$root/tmp"
echo 'pkimetal:x:1001:1001::/app:/sbin/nologin' >"$root/etc/passwd"
echo 'pkimetal:x:1001:' >"$root/etc/group"
go_build "$IMAGES/pkimetal" "$root/app/pkimetal" .
import_image "$tag" "$hash" -c 'USER 1001:1001' -c 'WORKDIR /app' -c 'ENV HOME=/usr/local/pkimetal' -c 'EXPOSE 8080 8081' -c 'CMD ["/app/pkimetal"]' "$root"
