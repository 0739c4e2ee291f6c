# shellcheck shell=bash
# Functions shared by every images/*/build.sh. Source it:  . "$(dirname "$0")/../lib.sh"
set -euo pipefail

IMAGES=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC2034  # for those who source this file
REPOSITORY=$(dirname "$IMAGES")
# shellcheck source=images/recipe.sh
. "$IMAGES/recipe.sh"
# shellcheck source=scripts/host/cache.sh
. "$REPOSITORY/scripts/host/cache.sh"
CACHE=$(cache_with bin logs rootfs tmp)
# Recipes have their own go.mod: a workspace of the caller, or of a folder above, is none of theirs.
export GOWORK=off

# say WORDS: one line to the user (standard output is kept for results), with the image it is about: several are built at once
say() {
  local about=${0%/build.sh}
  echo "${about##*/}: $*" >&2
}
# fail WORDS: the image cannot be had
fail() { say "$*"; exit 66; }

# need PROGRAM...: sets the machine up for builds when one is missing
need() {
  local program
  for program; do
    command -v "$program" >/dev/null || { "$REPOSITORY/scripts/setup-host.sh" --build && command -v "$program" >/dev/null; } ||
      { say "$program is missing, and scripts/setup-host.sh --build could not install it"; exit 69; }
  done
}

# logged NAME COMMAND...: output goes to a file of the cache; on failure its last lines are shown, and what next (in $next) where the caller knows it
logged() {
  local log=$CACHE/logs/$1.log; shift
  "$@" >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "failed: $* (all of its output: $log)${next:+
  -> $next}"; }
}

# scratch: prints a new folder of the cache; remove it with a trap
scratch() { mktemp -d "$CACHE/tmp/${1:-image}.XXXXXX"; }

# up_to_date TAG HASH: true when the engine has TAG, made from this very recipe
up_to_date() {
  [ "$(docker image inspect -f '{{index .Config.Labels "boulder-k8s.recipe"}}' "$1" 2>/dev/null)" = "$2" ] && say "$1 is up to date"
}

# go_build FOLDER OUTPUT PACKAGE [LDFLAGS]: a static program (with CGO_ENABLED=1 in the environment: one that needs the C library);
# go.mod and go.sum of FOLDER stay as they are
go_build() {
  go_fetch "$1" "$3"
  (cd "$1" && CGO_ENABLED=${CGO_ENABLED:-0} GOFLAGS="${GOFLAGS:-} -mod=readonly -buildvcs=false" \
    logged "go-${2##*/}" nice go build -trimpath -ldflags "-s -w ${4:-}" -o "$2" "$3")
}

# go_fetch FOLDER PACKAGE...: what these packages are made of is here afterwards, by the versions of FOLDER's go.mod
go_fetch() {
  need go
  local folder=$1 said; shift
  # -deps reads every package, and so fetches its module
  said=$(cd "$folder" && CGO_ENABLED=${CGO_ENABLED:-0} go list -mod=readonly -deps "$@" 2>&1 >/dev/null) && return
  said=$(grep -v '^go: downloading ' <<<"$said" || true)
  # the first lines name the module, the last ones say what is wrong
  if [ "$(wc -l <<<"$said")" -gt 12 ]; then head -n 5 <<<"$said"; echo ...; tail -n 5 <<<"$said"; else echo "$said"; fi >&2
  fail "Go modules of $folder/go.mod cannot be fetched
  -> $(after_go_said "$said" "$folder")"
}

# after_go_said WORDS FOLDER: the next step after what Go said of FOLDER's modules
after_go_said() {
  local gone="name another one in $2/go.mod (there: go get MODULE@VERSION)"
  case $1 in
    *'SECURITY ERROR'*)
      echo "that version was moved, or is changed on its way: $gone, or another proxy (GOPROXY=$(go_env GOPROXY))" ;;
    *'missing go.sum entry'* | *'updates to go.mod needed'* | *'no required module provides'* | *'disabled by -mod=readonly'*) echo "complete go.mod and go.sum: (cd $2 && go mod tidy)" ;;
    *'invalid go version'*) echo "install Go 1.21 or newer: this one ($(go_env GOVERSION)) cannot read $2/go.mod" ;;
    *'errors parsing '*'go.mod'*) echo "correct $2/go.mod" ;;
    *'could not create module cache'* | *'failed to initialize build cache'* | *'permission denied'* | *'read-only file system'* | *'no space left'*)
      echo "let Go write to GOMODCACHE=$(go_env GOMODCACHE) and GOCACHE=$(go_env GOCACHE)" ;;
    *'404 Not Found'* | *'410 Gone'* | *'unknown revision'*) echo "that version is gone: $gone" ;;
    *'403 Forbidden'* | *'not available'*) echo "that version is gone, or refused by the proxy (GOPROXY=$(go_env GOPROXY)): $gone, or another proxy" ;;
    *'sum.golang.org'* | *'/sumdb/'*) echo "let this machine reach Go's checksum database, or name one that it reaches (GOSUMDB=$(go_env GOSUMDB))" ;;
    *'dial '* | *lookup* | *imeout* | *'deadline exceeded'* | *TLS* | *tls:* | *x509:* | *proxyconnect* | *'connection re'* | *EOF*)
      echo "let this machine reach Go's module proxy (GOPROXY=$(go_env GOPROXY))" ;;
    *) echo "mend what Go says; to ask it again: (cd $2 && GOWORK=off go list -deps ./...)" ;;
  esac
}

# go_env NAME: this setting, by the Go that is here
go_env() { GOTOOLCHAIN=local go env "$1"; }

# debian_rootfs SUITE PACKAGE,PACKAGE... [MMDEBSTRAP OPTION...]: prints the path of a tar file; made once for each list of arguments
# shellcheck disable=SC2016  # $1 is expanded by mmdebstrap
debian_rootfs() {
  need mmdebstrap
  local suite=$1 packages=$2 tar; shift 2
  tar=$CACHE/rootfs/$suite-$(echo "$suite $packages $*" | sha256sum | cut -c1-12).tar
  (
    flock 9
    [ -s "$tar" ] && exit
    say "Debian $suite from packages (1 to 2 minutes): $packages"
    logged "rootfs-${tar##*/}" nice mmdebstrap --variant=minbase --include="$packages" --aptopt='Apt::Install-Recommends "false"' \
      --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
      --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*.bin "$1"/etc/hostname "$1"/etc/resolv.conf' \
      "$@" --format=tar "$suite" "$tar.new"
    mv "$tar.new" "$tar"
  ) 9>"$tar.lock"
  echo "$tar"
}

# import_image TAG HASH [-c CHANGE]... PART...: an image of one layer, labelled with the hash of its recipe. A part is a tar file
# (first only) or a folder, whose files then belong to root; later parts win. CHANGE is a Dockerfile line (ENTRYPOINT, CMD, ENV, USER, ...).
# In folders write usr/bin and usr/sbin, never bin or sbin (these are links in Debian).
import_image() {
  local tag=$1 hash=$2 whole changes=() part; shift 2
  while [ "$1" = -c ]; do changes+=(-c "$2"); shift 2; done
  whole=$(scratch import)
  if [ -f "$1" ]; then cp "$1" "$whole/all.tar"; shift; else tar -cf "$whole/all.tar" -T /dev/null; fi
  for part; do add_to_tar "$whole/all.tar" "$part"; done
  docker import "${changes[@]}" -c "LABEL boulder-k8s.recipe=$hash" "$whole/all.tar" "$tag" >/dev/null
  rm -rf "$whole"
  say "$tag is built"
}

# add_to_tar TAR FOLDER: engines refuse a tar file with the same path twice, so known directories are left out and known files replaced
add_to_tar() {
  local lists; lists=$(scratch lists)
  tar -tf "$1" --quoting-style=literal | LC_ALL=C sort >"$lists/old"
  (cd "$2" && find . -type d -printf '%p/\n' -o -printf '%p\n') | LC_ALL=C sort >"$lists/new"
  LC_ALL=C comm -12 "$lists/old" "$lists/new" | grep -v '/$' >"$lists/replaced" || true
  [ ! -s "$lists/replaced" ] || tar --delete -f "$1" --verbatim-files-from -T "$lists/replaced"
  LC_ALL=C comm -13 <(grep '/$' "$lists/old") "$lists/new" |
    tar -rf "$1" -C "$2" --no-recursion --owner=0 --group=0 --numeric-owner --verbatim-files-from -T -
  rm -r "$lists"
}
