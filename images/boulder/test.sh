#!/usr/bin/env bash
# What build.sh says when the first build cannot be: with a `go` that answers as Go does, and no engine.
set -euo pipefail
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/repository"
cp -r images scripts "$scratch/repository/"
for folder in /bin /usr/bin; do ln -sf "$folder"/* "$scratch/bin/"; done
rm -f "$scratch"/bin/{go,docker,pip3}

boulder=github.com/letsencrypt/boulder@v$(sed -n 's/^version: //p' images/boulder/image.yaml)
# stands NAME LINE...: a program of this name
stands() {
  local file=$scratch/bin/$1; shift
  printf '%s\n' '#!/bin/bash' "$@" >"$file"
  chmod +x "$file"
}
# fails CODE WORDS...: build.sh ends with this code, and says all of these
fails() {
  local wanted=$1 code=0 said words; shift
  said=$(env PATH="$scratch/bin" BOULDER_K8S_SETUP=never BOULDER_K8S_CACHE="$scratch/cache" \
    "$scratch/repository/images/boulder/build.sh" boulder-k8s/boulder:test 2>&1) || code=$?
  [ "$code" = "$wanted" ] || { echo "exit code $code in place of $wanted: $said" >&2; exit 1; }
  for words; do
    grep -qF -- "$words" <<<"$said" || { echo "does not say \"$words\": $said" >&2; exit 1; }
  done
}

stands docker 'exit 1'
stands pip3 'exit 0'
fails 69 'boulder: go is missing' '-> install'

go_answers() { stands go "[ \"\$1\" != env ] || { echo https://proxy.example; exit; }" "echo 'go: $boulder: $1' >&2" 'exit 1'; }
go_answers 'Get "https://proxy.example/": dial tcp: lookup proxy.example: no such host'
fails 66 'no such host' 'images/boulder/go.mod cannot be fetched' "-> let this machine reach Go's module proxy (GOPROXY=https://proxy.example)"

go_answers 'reading https://proxy.example/x.mod: 404 Not Found'
fails 66 '404 Not Found' '-> that version is gone: name another one in' 'images/boulder/go.mod (there: go get MODULE@VERSION)'

# The tag was edited in go.mod alone.
go_answers 'missing go.sum entry for go.mod file; to add it:'
fails 66 'missing go.sum entry' '-> go.sum does not have what go.mod names' 'go mod tidy'

# Go has what it wants, Python has not.
stands go "[ \"\$1 \$2 \$3\" != 'list -mod=readonly -m' ] || echo $scratch/module"
mkdir -p "$scratch/module/sa/db"
stands pip3 'echo "Failed to establish a new connection" >&2; exit 1'
fails 66 'Failed to establish a new connection' 'failed: pip3 install' '-> let this machine reach PyPI'
