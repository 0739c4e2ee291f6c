#!/usr/bin/env bash
# Jaeger all-in-one, built from its Go module: collector and query API, without the files of the web page (no package has them).
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/jaeger)
up_to_date "$tag" "$hash" && exit

folder=$IMAGES/jaeger
root=$(scratch jaeger)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/{go/bin,etc/jaeger,tmp}
chmod 1777 "$root/tmp"
echo '{"default_strategy": {"type": "probabilistic", "param": 1}}' >"$root/etc/jaeger/sampling_strategies.json"
say "compiling Jaeger (4 to 10 minutes when nothing is cached)"
names=github.com/jaegertracing/jaeger/internal/version
go_build "$folder" "$root/go/bin/all-in-one-linux" github.com/jaegertracing/jaeger/cmd/all-in-one "-X $names.latestVersion=v1.76.0"
import_image "$tag" "$hash" -c 'USER 10001' -c 'ENV SAMPLING_STRATEGIES_FILE=/etc/jaeger/sampling_strategies.json' -c 'VOLUME /tmp' \
  -c 'EXPOSE 4317 4318 9411 14250 14268 16686' -c 'ENTRYPOINT ["/go/bin/all-in-one-linux"]' "$root"
