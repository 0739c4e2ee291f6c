# shellcheck shell=bash
# A folder that several views have in common: SHARED-VIEW VIEW NAME.
set -eu
mkdir -p "$2/$3"
mount --bind "$1" "$2/$3"
