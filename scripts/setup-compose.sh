#!/bin/bash
# Installs the `docker compose` plugin for this user from its Go module, where there is none. Only the parity checks need it:
# they compare what boulder-k8s does with what Compose does.
set -euo pipefail
version=v2.39.4
module=github.com/docker/compose/v2
say() { echo "setup-compose: $*" >&2; }

if found=$(docker compose version --short 2>/dev/null); then say "docker compose $found is there"; exit; fi
if [ "${BOULDER_K8S_SETUP:-}" = never ] || ! command -v go >/dev/null; then
  say "docker compose is missing: install the package docker-compose-plugin of your system, or let this script build it with Go (BOULDER_K8S_SETUP=${BOULDER_K8S_SETUP:-})"
  exit 69
fi

# shellcheck source=host/cache.sh source-path=SCRIPTDIR
. "$(dirname "$0")/host/cache.sh"
cache=$(cache_with logs)
plugins=${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins
log=$cache/logs/setup-compose.log
mkdir -p "$plugins" || exit 74
say "building docker compose $version from its Go module (some minutes the first time, log: $log)"
build() {
  # inside the module's own folder: its go.mod has `exclude` lines, which `go install` refuses
  cd "$(go mod download -json "$module@$version" | awk -F'"' '$2 == "Dir" {print $4}')"
  CGO_ENABLED=0 GOWORK=off nice go build -mod=readonly -trimpath -buildvcs=false \
    -ldflags "-s -w -X $module/internal.Version=$version" -o "$plugins/docker-compose" ./cmd
}
(build) >"$log" 2>&1 || { tail -n 20 "$log" >&2; say "the build failed, all of its output is in $log"; exit 69; }
say "docker compose $(docker compose version --short) is installed in $plugins"
