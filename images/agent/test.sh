#!/usr/bin/env bash
# All tests of the agent: pure ones, the supervisor with real processes, the network with real namespaces (as root; skipped else).
# Give arguments to `go test` by TESTFLAGS, as in TESTFLAGS="-run Names -v".
set -euo pipefail
cd "$(dirname "$0")"
wanted=(go gcc setsid)
if [ "$(id -u)" = 0 ]; then wanted+=(ip mount nft nsenter unshare); else echo "skipped: the tests in integration/, which need root" >&2; fi
missing=$(for program in "${wanted[@]}"; do command -v "$program" >/dev/null || echo "$program"; done)
[ -z "$missing" ] || { echo "missing: ${missing//$'\n'/ }; scripts/setup-host.sh --test installs what is missing" >&2; exit 69; }
unformatted=$(gofmt -l .)
[ -z "$unformatted" ] || { echo "gofmt -w these: $unformatted" >&2; exit 1; }
export GOWORK=off
nice go vet ./...
# shellcheck disable=SC2086  # several flags
nice go test -race -count=1 -timeout 30m ${TESTFLAGS:-} ./...
