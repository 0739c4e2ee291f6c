#!/usr/bin/env bash
# In place of the sample's test.sh while scripts/bench.sh measures.
set -eu
case ${1:-} in
  lines)
    echo BEGIN
    exec seq 1 2000000
    ;;
  build)
    GOCACHE=$(mktemp -d); export GOCACHE PATH=/usr/local/go/bin:$PATH HOME=/tmp GOFLAGS=-buildvcs=false
    begun=${EPOCHREALTIME/./}
    go build -a std
    echo "took $(((${EPOCHREALTIME/./} - begun) / 1000))"
    rm -rf "$GOCACHE"
    ;;
  *) echo "Usage: test.sh lines | build" ;;
esac
