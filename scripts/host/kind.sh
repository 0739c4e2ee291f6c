# shellcheck shell=bash
# The kind CLI; part of setup-host.sh.
kind_least=0.33.0

# kind_taken: sets kind to the program that cluster.KindTool takes, or to none where that is too old or missing
kind_taken() {
  # what is wrong with the cache folder is told as that, not as a missing kind
  kind=$(cache_with bin) || exit
  kind=$kind/bin/kind
  [ -x "$kind" ] || kind=$(command -v kind) || kind=none
  [ "$kind" = none ] || kind_new_enough "$kind" || kind=none
}

# kind_look: the same; what only the user can mend is told by lacks
kind_look() {
  kind_taken
  [ "$kind" = none ] || return 0
  command -v go >/dev/null || lacks "kind $kind_least or newer is missing, and so is Go" 'install one of them (kind is built with Go into the cache folder)'
}

kind_build() {
  [ "$kind" = none ] || return 0
  kind=$cache/bin/kind
  say "building kind v$kind_least with Go into $cache/bin"
  quietly env GOBIN="$cache/bin" CGO_ENABLED=0 GOWORK=off nice go install -trimpath -ldflags "-s -w" "sigs.k8s.io/kind@v$kind_least"
}

kind_new_enough() {
  local version
  version=$("$1" version 2>/dev/null | sed -n 's/^kind v\([0-9.]*\).*/\1/p')
  [ "$(printf '%s\n' "$kind_least" "$version" | sort -V | head -n 1)" = "$kind_least" ]
}
