# shellcheck shell=bash
# Sourced: which command is measured.

# release_of_sources: prints the release image of scripts/release.sh, unless there is none or sources have changed since
release_of_sources() {
  local release
  release=$(find "${home:?}/target" -maxdepth 1 -type d -name 'boulder-k8s-*' 2>/dev/null | sort | tail -n 1)
  [ -n "$release" ] && [ -e "$release/lib/boulder-k8s.jar" ] || return 0
  (cd "$home" && [ -z "$(find pom.xml src/main images scripts/host scripts/release scripts/snapshot -newer "$release/lib/boulder-k8s.jar" -print -quit)" ]) || return 0
  echo "$release"
}

# command_under_test: prints it: of the release of these sources, else the launcher of this repository, which builds what has changed
command_under_test() {
  local release
  release=$(release_of_sources)
  if [ -n "$release" ]; then echo "$release/bin/boulder-k8s"; else echo "$home/scripts/boulder-k8s"; fi
}
