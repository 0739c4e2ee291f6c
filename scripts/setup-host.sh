#!/bin/bash
# Makes this machine ready for boulder-k8s: a Docker engine, kind, a JDK, and the programs of host/programs. What is there is left as it is: no
# engine that is there is configured, restarted or joined by another. Run it as often as you like.
#   --build     also what images/*/build.sh need: for a machine that cannot pull images
#   --test      also what scripts/test.sh needs
#   --measure   also what bench.sh and its like need
# BOULDER_K8S_SETUP=never installs and starts nothing. Ends with 69 and a list when something is missing that it cannot, or must not, set up.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
purpose=${1:---run}
case $purpose in
  --run | --build | --test | --measure) purpose=${purpose#--} ;;
  *) echo "usage: setup-host.sh [--build | --test | --measure]" >&2; exit 64 ;;
esac
case ${BOULDER_K8S_SETUP:-} in
  '' | never) ;;
  *) echo "setup-host: BOULDER_K8S_SETUP=$BOULDER_K8S_SETUP: it is \`never\`, or it is not set" >&2; exit 64 ;;
esac
# shellcheck source=host/cache.sh source-path=SCRIPTDIR
. "$here/host/cache.sh"
# shellcheck source=host/programs.sh source-path=SCRIPTDIR
. "$here/host/programs.sh"
# shellcheck source=host/engine.sh source-path=SCRIPTDIR
. "$here/host/engine.sh"
# shellcheck source=host/kind.sh source-path=SCRIPTDIR
. "$here/host/kind.sh"

say() { echo "setup-host: $*" >&2; }
fail() { say "$*"; exit 69; }
# quietly COMMAND...: quiet, unless it fails
quietly() { "$@" >>"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "failed: $* (all of its output: $log)"; }; }
# install_packages NAME...: of Debian or Ubuntu
install_packages() {
  quietly env DEBIAN_FRONTEND=noninteractive apt-get update -q
  quietly env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}
# why_not: why this script must not set up what is missing; nothing when it may
why_not() {
  if [ "${BOULDER_K8S_SETUP:-}" = never ]; then
    echo 'BOULDER_K8S_SETUP=never'
  elif [ "$(id -u)" != 0 ]; then
    echo 'this is not root'
  elif ! command -v apt-get >/dev/null; then
    echo 'there is no apt-get'
  fi
}

problems=() packages=() programs=()
# lacks WHAT NEXT: something that only the user can mend
lacks() { problems+=("$1
  -> $2"); }

engine_look
kind_look
java=$("$here/find-java.sh" 2>/dev/null) || lacks 'no JDK 25 or newer is in JAVA_HOME, on PATH or in the usual folders' 'install one, or set JAVA_HOME'
while read -r program from; do
  case $from in
    setup) ;;
    # a release was built; mvnw fetches a Maven, and unpacks it with unzip
    README) { [ "$program" = mvn ] && { [ -d "$here/../runtime" ] || command -v unzip >/dev/null; }; } || lacks "$program is missing" 'install it: docs/install.md, Requirements' ;;
    *) programs+=("$program") packages+=("${from//,/ }") ;;
  esac
done < <(programs_missing "$purpose")

why=$(why_not)
if [ -n "$why" ]; then
  [ "$engine" != none ] || lacks 'no Docker engine is here' "install one (package docker.io), or let this script do it: as root, on Debian or Ubuntu ($why)"
  [ "$engine" != stopped ] || [ "$why" = 'there is no apt-get' ] || lacks 'the Docker engine does not run' "start it, or let this script do it, as root ($why)"
  [ ${#programs[@]} = 0 ] || lacks "missing: ${programs[*]}" "install the packages ${packages[*]}, or let this script do it: as root, on Debian or Ubuntu ($why)"
  [ "${BOULDER_K8S_SETUP:-}" != never ] || [ "$kind" != none ] || lacks "kind $kind_least or newer is missing" "install it, or let this script build it with Go ($why)"
fi
if [ ${#problems[@]} != 0 ]; then
  for problem in "${problems[@]}"; do say "$problem"; done
  exit 69
fi

cache=$(cache_with bin logs)
log=$cache/logs/setup-host.log
if [ "$engine" = none ]; then
  say 'no Docker engine is here: installing one (package docker.io). BOULDER_K8S_SETUP=never would have refused'
  engine_before
  install_packages docker.io
fi
if [ ${#packages[@]} != 0 ]; then
  read -ra packages <<<"${packages[*]}" # "gcc libc6-dev" are two
  say "installing what is missing to $purpose: ${programs[*]} (packages ${packages[*]}). BOULDER_K8S_SETUP=never would have refused"
  install_packages "${packages[@]}"
fi
engine_start
kind_build
engine_advice
say "Docker $(docker info -f '{{.ServerVersion}}, storage {{.Driver}}, cgroup v{{.CgroupVersion}}, runtime {{.DefaultRuntime}}')"
say "kind: $kind"
say "JDK: $java"
[ "$purpose" = run ] || say "all programs are there to $purpose"
