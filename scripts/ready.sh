#!/bin/bash
# Sets this machine up where something is missing; on a machine that is ready it only looks, in well under a second.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${BOULDER_K8S_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/boulder-k8s}
docker version --format '{{.Server.Version}}' >/dev/null 2>&1 &&
  { [ -x "$cache/bin/kind" ] || command -v kind >/dev/null; } &&
  "$here/find-java.sh" >/dev/null 2>&1 && exit
"$here/setup-host.sh" || exit 69
