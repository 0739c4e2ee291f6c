#!/usr/bin/env bash
# What Boulder's test.sh runs in: two Go toolchains, linters, code generators, a software HSM, rsyslog and Python's ACME client.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/boulder-tools images/debian-base)
up_to_date "$tag" "$hash" && exit

folder=$IMAGES/boulder-tools
context=$(docker_context "$folder")
trap 'chmod -R u+w "$context"; rm -rf "$context"' EXIT
files=$context/files

# toolchain VERSION FOLDER: Go's own distribution, as the go command fetches and verifies it
toolchain() {
  local root
  say "Go $1"
  root=$(cd "$CACHE" && GOTOOLCHAIN=go$1 go env GOROOT) || fail "Go $1 could not be fetched"
  mkdir -p "$2"
  cp -r "$root/." "$2"
  chmod -R u+w "$2"
}

# wheels: Python's libraries for the image, whatever Python runs here, and the programs that come as wheels
wheels() {
  local packages=$files/usr/local/lib/python3.11/dist-packages
  say "wheels for Python 3.11"
  need python3
  logged pip-boulder-tools python3 -m pip install --no-deps --require-hashes --no-compile --only-binary=:all: --implementation cp \
    --python-version 3.11 --platform manylinux_2_28_x86_64 --platform manylinux2014_x86_64 --platform manylinux1_x86_64 \
    --target "$packages" -r "$folder/requirements.txt"
  install "$packages/bin/typos" "$files/usr/local/bin/typos"
  mkdir -p "$files/usr/local/protoc"
  mv "$packages"/protoc/data/{bin,include} "$files/usr/local/protoc/"
  chmod +x "$files/usr/local/protoc/bin/protoc"
  rm -rf "${packages:?}/bin" "$packages"/protoc*
}

toolchain 1.26.3 "$files/usr/local/go"
toolchain 1.27.3 "$files/root/sdk/gotip"
wheels
for program in github.com/jsha/minica github.com/rubenv/sql-migrate/sql-migrate \
  google.golang.org/protobuf/cmd/protoc-gen-go google.golang.org/grpc/cmd/protoc-gen-go-grpc; do
  say "compiling ${program##*/}"
  go_build "$folder" "$files/usr/local/bin/${program##*/}" "$program"
done
say "compiling golangci-lint (2 to 4 minutes when nothing is cached)"
go_build "$folder/golangci-lint" "$files/usr/local/bin/golangci-lint" github.com/golangci/golangci-lint/v2/cmd/golangci-lint \
  "-X main.version=2.1.6"
docker_layers "$tag" "$hash" "$context"
