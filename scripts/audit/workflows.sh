#!/usr/bin/env bash
# Fails when a workflow is wrong (actionlint), or uses an action that is not pinned by commit. Says so when actionlint cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."
workflows=(.github/workflows/*.yml docs/ci/*.yml)
# OWNER/...: whoever copies docs/ci puts a commit there
unpinned=$(grep -nE '^ *(- )?uses:' "${workflows[@]}" action.yml .github/actions/*/action.yml | grep -vE '@[0-9a-f]{40} # v[0-9]|OWNER/|uses: \./[^@]*$' || true)
[ -z "$unpinned" ] || { echo "not pinned by commit, with the version behind it: $unpinned" >&2; exit 1; }
version=v1.7.12
if ! GOWORK=off GOFLAGS=-mod=mod go run "github.com/rhysd/actionlint/cmd/actionlint@$version" -version >/dev/null 2>&1; then
  echo "skipped: actionlint $version is neither in Go's module cache nor to be had" >&2
  exit
fi
GOWORK=off GOFLAGS=-mod=mod go run "github.com/rhysd/actionlint/cmd/actionlint@$version" -shellcheck= -pyflakes= "${workflows[@]}"
