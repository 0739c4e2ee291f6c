#!/usr/bin/env bash
# What recipes say when the first build cannot be: with a `go` that answers as Go does, and no engine.
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
recipe=boulder
# fails CODE WORDS...: the recipe's build.sh ends with this code, and says all of these
fails() {
  local wanted=$1 code=0 said words; shift
  said=$(env PATH="$scratch/bin" BOULDER_K8S_SETUP=never BOULDER_K8S_CACHE="$scratch/cache" \
    "$scratch/repository/images/$recipe/build.sh" "boulder-k8s/${recipe##*/}:test" 2>&1) || code=$?
  [ "$code" = "$wanted" ] || { echo "exit code $code in place of $wanted: $said" >&2; exit 1; }
  for words; do
    grep -qF -- "$words" <<<"$said" || { echo "$recipe does not say \"$words\": $said" >&2; exit 1; }
  done
}

stands docker 'exit 1'
stands pip3 'exit 0'
fails 69 'boulder: go is missing' '-> install'

# go_answers LINE...: Go fails, and says this
go_answers() {
  printf 'go: %s\n' "$@" >"$scratch/answer"
  stands go "[ \"\$1\" != env ] || { echo https://proxy.example; exit; }" "cat '$scratch/answer' >&2" 'exit 1'
}
# advises ADVICE LINE...: after this answer of Go, that is the next step; the first and the last line are told
advises() {
  local advice=$1; shift
  go_answers "$@"
  fails 66 "go: $1" "${!#}" 'go.mod cannot be fetched' "-> $advice"
}
mod=$scratch/repository/images/boulder
proxy="let this machine reach Go's module proxy (GOPROXY=https://proxy.example)"
advises "$proxy" "$boulder: Get \"https://proxy.example/\": dial tcp: lookup proxy.example: no such host"
advises "$proxy" "$boulder: Get \"https://proxy.example/\": net/http: TLS handshake timeout"
advises "$proxy" "$boulder: module lookup disabled by GOPROXY=off"
advises "that version is gone: name another one in $mod/go.mod (there: go get MODULE@VERSION)" "$boulder: reading https://proxy.example/x.mod: 404 Not Found"
advises 'that version is gone, or refused by the proxy (GOPROXY=https://proxy.example)' "$boulder: reading https://proxy.example/x.mod: 403 Forbidden"
advises 'that version is gone, or refused by the proxy' 'download go1.27.3 for linux/amd64: toolchain not available'
advises "complete go.mod and go.sum: (cd $mod && go mod tidy)" "$boulder: missing go.sum entry for go.mod file"
advises 'that version was moved, or is changed on its way' "verifying $boulder: checksum mismatch" \
  1 2 3 4 5 6 7 8 'SECURITY ERROR' 1 2 3 "For more information, see 'go help module-auth'."
advises "correct $mod/go.mod" "errors parsing $mod/go.mod:" "$mod/go.mod:3: unknown directive: requir"
advises "complete go.mod and go.sum" 'cannot find module providing package golang.org/x/text: import lookup disabled by -mod=readonly'
for answer in 'could not create module cache: mkdir /x: no such file or directory' 'failed to initialize build cache at /x: mkdir /x: not a directory' \
  'mkdir /x/pkg: permission denied'; do
  advises 'let Go write to GOMODCACHE=' "$answer"
done
advises "let this machine reach Go's checksum database" "$boulder: Get \"https://sum.golang.org/lookup/x\": dial tcp: i/o timeout"
advises 'install Go 1.21 or newer' "errors parsing $mod/go.mod:" "go.mod:3: invalid go version '1.27.3': must match format 1.23"
advises 'mend what Go says' "$boulder: something else"

for recipe in offline/{consul,jaeger,minio,pkimetal,seaweedfs}; do advises "$proxy" "$boulder: dial tcp: connection refused"; done
recipe=boulder

# Go has what it wants, though the caller works in a workspace; Python has not.
export GOWORK=$scratch/go.work
stands go "[ \"\${GOWORK-}\" = off ] || { echo 'not a known dependency' >&2; exit 1; }" "[ \"\$1 \$2 \$3\" != 'list -mod=readonly -m' ] || echo $scratch/module"
mkdir -p "$scratch/module/sa/db"
stands pip3 'echo "Failed to establish a new connection" >&2; exit 1'
fails 66 'Failed to establish a new connection' 'failed: pip3 install' '-> let this machine reach PyPI'
