#!/bin/bash
# Makes this machine ready for boulder-k8s: a Docker engine, kind, a JDK. What is there and works is left alone, so on a machine with
# Docker this only checks. Run it as often as you like.
#   --build   also what images/*/build.sh need: for a machine that cannot pull images
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${BOULDER_K8S_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/boulder-k8s}
mkdir -p "$cache/bin" "$cache/logs"
log=$cache/logs/setup-host.log
# shellcheck source=host/engine.sh source-path=SCRIPTDIR
. "$here/host/engine.sh"
# shellcheck source=host/kind.sh source-path=SCRIPTDIR
. "$here/host/kind.sh"

say() { echo "setup-host: $*" >&2; }
fail() { say "$*"; exit 1; }
# logged COMMAND...: quiet, unless it fails
logged() { "$@" >>"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "failed: $* (all of its output: $log)"; }; }
# packages NAME...: from Debian or Ubuntu
packages() {
  { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; } || fail "missing: $*. Install it (as root, on Debian or Ubuntu, this script does), then run me again"
  logged env DEBIAN_FRONTEND=noninteractive apt-get update -q
  logged env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

engine
kind_cli
if java=$("$here/find-java.sh"); then say "JDK: $java"; else exit 1; fi
if [ "${1:-}" = --build ]; then
  for program in mmdebstrap jq tar flock; do
    command -v $program >/dev/null || { say "installing $program"; packages "${program/flock/util-linux}"; }
  done
  command -v go >/dev/null || fail "Go is missing: images are built from Go modules; install Go 1.24 or newer"
  say "all there to build images"
fi
