#!/bin/bash
# Sets this machine up where something is missing; on a machine that is ready it only looks, in well under a second.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=host/cache.sh source-path=SCRIPTDIR
. "$here/host/cache.sh"
# shellcheck source=host/kind.sh source-path=SCRIPTDIR
. "$here/host/kind.sh"
kind_taken
docker version --format '{{.Server.Version}}' >/dev/null 2>&1 &&
  [ "$kind" != none ] &&
  "$here/find-java.sh" >/dev/null 2>&1 && exit
exec "$here/setup-host.sh"
