# shellcheck shell=bash
# Cores, available memory in KiB, free bytes where views are: ROOT.
set -eu
mkdir -p "$1"
nproc
awk '$1 == "MemAvailable:" {print $2}' /proc/meminfo
df -B1 --output=avail "$1" | tail -n 1
