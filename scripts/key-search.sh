#!/bin/bash
# Gives keys of the sample's Compose files, and of Boulder's where BOULDER_DIR names a checkout, other values, alone and in pairs, for so many minutes each,
# and compares what we read with `docker compose config` (docs/testing.md); prints each difference. What Compose said before is remembered in target/key-search.
#   scripts/key-search.sh [MINUTES [SEED [MAVEN ARGUMENT...]]]          10 minutes and a new seed if not given
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
minutes=${1:-10} seed=${2:-$(date +%s)}
JAVA_HOME=$("$home/scripts/find-java.sh")
export JAVA_HOME
"$home/scripts/setup-compose.sh"
cd "$home"
rm -f target/key-search/*.txt
code=0
nice -n 19 scripts/maven.sh -q test -Dtest=KeyPairsOracleTest "-Doracle.minutes=$minutes" "-Doracle.seed=$seed" "${@:3}" >target/key-search.log 2>&1 || code=$?
cat target/key-search/*.txt || { cat target/key-search.log; exit 1; }
exit "$code"
