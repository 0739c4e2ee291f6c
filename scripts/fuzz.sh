#!/bin/bash
# Reads, plans and renders changed Compose files until a crash, or for so many minutes; prints how many there were (docs/testing.md).
# A crash leaves its files in target/fuzz, and the seed that makes it again.
#   scripts/fuzz.sh [MINUTES [SEED [MAVEN ARGUMENT...]]]          10 minutes and a new seed if not given
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
minutes=${1:-10} seed=${2:-$(date +%s)000000}
JAVA_HOME=$("$home/scripts/find-java.sh")
export JAVA_HOME
cd "$home"
rm -rf target/fuzz
code=0
nice -n 19 scripts/maven.sh -q test -Dtest=FuzzTest "-Dfuzz.minutes=$minutes" "-Dfuzz.seed=$seed" "${@:3}" || code=$?
cat target/fuzz/summary.txt
exit "$code"
