# shellcheck shell=bash
# Of BASE, where nothing is mounted any more, everything but KEPT.
set -eu
[ -d "$1" ] || exit 0
find "$1" -mindepth 1 -maxdepth 1 ! -name "$2" -exec rm -rf {} +
