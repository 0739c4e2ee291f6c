#!/usr/bin/env bash
# Fails when a script or a test calls a program that scripts/host/programs does not name, or when that file names one that nothing calls.
set -euo pipefail
cd "$(dirname "$0")"
export GOWORK=off
nice go vet ./...
nice go test -count=1 ./...
./workflows.sh
