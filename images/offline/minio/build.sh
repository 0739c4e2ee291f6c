#!/usr/bin/env bash
# MinIO and its client mc, built from their Go modules; the entry point is the one in the module.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/minio images/debian-base)
up_to_date "$tag" "$hash" && exit

folder=$IMAGES/minio
release=RELEASE.2025-09-07T16-13-09Z
commit=07c3a429bfed433e49018cb0f78a52145d4bedeb
context=$(docker_context "$folder")
trap 'rm -rf "$context"' EXIT
names=
for value in Version=2025-09-07T16:13:09Z "ReleaseTag=$release" "CommitID=$commit" "ShortCommitID=${commit:0:12}" CopyrightYear=2025; do
  names+=" -X github.com/minio/minio/cmd.$value"
done
say "compiling MinIO (3 to 7 minutes when nothing is cached)"
go_build "$folder" "$context/files/usr/bin/minio" github.com/minio/minio "$names"
say "compiling mc"
go_build "$folder" "$context/files/usr/bin/mc" github.com/minio/mc "-X github.com/minio/mc/cmd.ReleaseTag=RELEASE.2025-03-13T08-02-18Z"
module=$(cd "$folder" && go list -m -f '{{.Dir}}' github.com/minio/minio)
install "$module/dockerscripts/docker-entrypoint.sh" "$context/files/usr/bin/docker-entrypoint.sh"
docker_layers "$tag" "$hash" "$context"
