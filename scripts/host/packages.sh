#!/bin/bash
# packages.sh PURPOSE: prints the Debian packages that this machine lacks to run, build, test or measure (scripts/host/programs), for a user who
# installs them by sudo. Needs no engine, no JDK and no cache folder.
set -euo pipefail
case ${1:-} in
  run | build | test | measure) ;;
  *) echo "usage: packages.sh run | build | test | measure" >&2; exit 64 ;;
esac
# shellcheck source=programs.sh source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/programs.sh"
while read -r _ from; do
  case $from in
    setup | README) ;;
    *) printf '%s\n' ${from//,/ } ;; # "gcc,libc6-dev" are two
  esac
done < <(programs_missing "$1") | sort -u
