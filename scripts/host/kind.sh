# shellcheck shell=bash
# The kind CLI; part of setup-host.sh.
kind_least=0.33.0

# kind_look: sets kind to the program, or to none; what only the user can mend is told by lacks
kind_look() {
  local found built
  kind=none
  found=$(command -v kind || true)
  if [ -n "$found" ] && kind_new_enough "$found"; then kind=$found; return; fi
  # what is wrong with the cache folder is told as that, not as a missing kind
  built=$(cache_with bin) || exit
  built=$built/bin/kind
  if [ -x "$built" ] && kind_new_enough "$built"; then kind=$built; return; fi
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
  version=$("$1" version | sed -n 's/^kind v\([0-9.]*\).*/\1/p')
  [ "$(printf '%s\n' "$kind_least" "$version" | sort -V | head -n 1)" = "$kind_least" ]
}
