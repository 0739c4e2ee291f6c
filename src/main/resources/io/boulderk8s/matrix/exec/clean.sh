# shellcheck shell=bash
# Ends every mount below BASE, then removes FOLDER, which is BASE or below it; nothing is removed while anything is mounted. FOLDER may be empty:
# then nothing is.
set -eu
base=$1 folder=$2
[ -d "$base" ] || exit 0
mounts() { awk -v below="$base/" 'index($5, below) == 1 {print $5}' /proc/self/mountinfo | sort -r; }
mounts | while read -r at; do umount "$at" 2>/dev/null || umount -l "$at"; done
left=$(mounts)
if [ -n "$left" ]; then
  echo "still mounted: $left" >&2
  exit 1
fi
[ -z "$folder" ] || rm -rf "$folder"
