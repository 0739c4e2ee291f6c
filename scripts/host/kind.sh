# shellcheck shell=bash
# The kind CLI; part of setup-host.sh.
: "${cache:?}"
kind_least=0.33.0

kind_cli() {
  local found
  for found in "$(command -v kind || true)" "$cache/bin/kind"; do
    if [ -x "$found" ] && kind_new_enough "$found"; then say "kind: $found"; return; fi
  done
  command -v go >/dev/null || fail "kind $kind_least or newer is missing: install it, or Go (I build it with that)"
  say "building kind v$kind_least with Go into $cache/bin"
  logged env GOBIN="$cache/bin" CGO_ENABLED=0 GOWORK=off nice go install -trimpath -ldflags "-s -w" "sigs.k8s.io/kind@v$kind_least"
}

kind_new_enough() {
  local version
  version=$("$1" version | sed -n 's/^kind v\([0-9.]*\).*/\1/p')
  [ "$(printf '%s\n' "$kind_least" "$version" | sort -V | head -n 1)" = "$kind_least" ]
}
