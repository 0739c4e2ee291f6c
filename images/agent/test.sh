#!/usr/bin/env bash
# All tests of the agent: pure ones, the supervisor with real processes, the network with real namespaces (as root; skipped else).
# Give arguments to `go test` by TESTFLAGS, as in TESTFLAGS="-run Names -v".
set -euo pipefail
cd "$(dirname "$0")"
unformatted=$(gofmt -l .)
[ -z "$unformatted" ] || { echo "gofmt -w these: $unformatted" >&2; exit 1; }
export GOWORK=off
if [ "$(id -u)" != 0 ] || ! command -v ip >/dev/null; then echo "skipped: the tests in integration/, which need root and ip" >&2; fi
nice go vet ./...
# shellcheck disable=SC2086  # several flags
nice go test -race -count=1 -timeout 30m ${TESTFLAGS:-} ./...
