#!/bin/bash
# Do README's two commands work on a machine with nothing but its requirements? A fresh Debian 12 in a privileged container, with git, and
# this machine's JDK, Maven and Go; a clone of the commit that is checked out; an empty HOME; an engine of its own, which the set-up installs there.
# Prints how each command ended, when, and its last lines; ends with 1 when one failed. Takes as long as a first run does.
#   --commands N       only the first N of: ./tk8s.sh, scripts/test.sh
#   --command COMMAND  this script of the checkout in place of README's commands; may be repeated
#   --keep-cache DIR   downloads and compiled Go packages (not images) stay in DIR for the next rehearsal
#   --keep             the container stays, for a look
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
commands=() count=2 kept='' caches=''
while [ $# -gt 0 ]; do
  case $1 in
    --commands) count=${2:?--commands N}; shift ;;
    --command) commands+=("${2:?--command COMMAND}"); shift ;;
    --keep-cache) caches=$(mkdir -p "${2:?--keep-cache DIR}" && cd "$2" && pwd); shift ;;
    --keep) kept=1 ;;
    *) echo "usage: rehearse.sh [--commands 1|2] [--command COMMAND]... [--keep-cache DIR] [--keep]" >&2; exit 64 ;;
  esac
  shift
done
if [ ${#commands[@]} = 0 ]; then
  commands=(./tk8s.sh scripts/test.sh)
  commands=("${commands[@]:0:count}")
fi
# shellcheck source=images/lib.sh
. "$home/images/lib.sh"
say() { echo "rehearse: $*" >&2; }
need docker mmdebstrap git go mvn
java=$("$home/scripts/find-java.sh")
name=boulder-k8s-rehearsal-$$
logs=$home/target/rehearsal
mkdir -p "$logs"

cleanup() {
  [ -z "$kept" ] || { say "kept: docker exec -it $name bash; then: docker rm -fv $name; docker network rm $name; docker rmi $name"; return; }
  docker rm --force --volumes "$name" >/dev/null 2>&1 || true
  docker network rm "$name" >/dev/null 2>&1 || true
  docker rmi "$name" >/dev/null 2>&1 || true
}
trap cleanup EXIT

# machine: the container, which has its own network (an engine within would choose the subnet of the one around it), disk and processes
machine() {
  local mounts=(--volume /var/lib/docker --volume "$java:$java:ro" --volume "$(go env GOROOT):/usr/local/go:ro") place root maven
  if [ -n "$caches" ]; then
    for place in root/go/pkg/mod root/.cache/go-build root/.m2/repository var/cache/apt/archives; do
      mkdir -p "$caches/$place/partial"
      mounts+=(--volume "$caches/$place:/$place")
    done
  fi
  root=$(debian_rootfs bookworm ca-certificates,git)
  docker import "$root" "$name" >/dev/null
  docker network create --subnet "${REHEARSAL_SUBNET:-10.199.199.0/24}" "$name" >/dev/null || {
    say "REHEARSAL_SUBNET names a free subnet; one that a killed rehearsal left: $(docker network ls --filter name=boulder-k8s-rehearsal --format 'docker network rm {{.Name}}' | paste -sd ';')"
    return 1
  }
  docker run --detach --name "$name" --privileged --cgroupns private --init --network "$name" --hostname rehearsal "${mounts[@]}" \
    "$name" sleep infinity >/dev/null
  # a package of Maven has links all over the system
  maven=$(cd / && JAVA_HOME=$java mvn -version | sed -n 's/.*Maven home: //p')
  tar -chf - -C "$maven" . | docker exec --interactive "$name" sh -c 'mkdir /opt/maven && tar -xf - -C /opt/maven'
}

# reachable: what this machine needs to reach registries of packages, the container needs, too: resolver, CAs, proxies, mirrors
reachable() {
  local file
  for file in /etc/ssl/certs/ca-certificates.crt "$(readlink -f "$java/lib/security/cacerts")" "$(go env GOENV)" ~/.m2/settings.xml ~/.config/pip/pip.conf; do
    if [ -f "$file" ] && [[ $file != "$java"/* ]]; then
      docker exec "$name" mkdir -p "$(dirname "${file/#$HOME//root}")"
      docker cp --follow-link "$file" "$name:${file/#$HOME//root}"
    fi
  done
  apt-config dump 2>/dev/null | grep -E '^Acquire::https?::(Proxy|CAInfo)' | docker exec --interactive "$name" sh -c 'cat >/etc/apt/apt.conf.d/99rehearsal' || true
  # the engine's own resolver would not be reached from containers within
  grep -v '^nameserver 127\.' "$(readlink -f /etc/resolv.conf)" | docker exec --interactive "$name" sh -c 'cat >/etc/resolv.conf'
}

# settings: those of this environment that say how registries are reached
settings() {
  env | grep -iE '^((https?|no|all)_proxy|GO(PROXY|SUMDB|NOSUMDB|NOPROXY|PRIVATE|INSECURE)|PIP_(CERT|INDEX_URL|EXTRA_INDEX_URL|DEFAULT_TIMEOUT)|MAVEN_(OPTS|ARGS)|SSL_CERT_(FILE|DIR)|[A-Z]+_CA_BUNDLE|GIT_SSL_CAINFO)=' || true
}

# sources: the commit that is checked out, cloned
sources() {
  local revision
  revision=$(git -C "$home" rev-parse HEAD)
  [ -z "$(git -C "$home" status --porcelain)" ] || say "note: what is not committed is not rehearsed"
  say "revision $(git -C "$home" describe --always --dirty --exclude='*')"
  git -C "$home" bundle create --quiet "$logs/sources.bundle" HEAD
  docker cp "$logs/sources.bundle" "$name:/tmp/sources.bundle"
  docker exec "$name" sh -c "git -c advice.detachedHead=false clone --quiet /tmp/sources.bundle /root/boulder-k8s && cd /root/boulder-k8s && git checkout --quiet --detach $revision && rm /tmp/sources.bundle"
}

# rehearsed COMMAND: runs it as a user would in a login shell
rehearsed() {
  local log="$logs/${1##*/}.log" begun=$SECONDS code=0
  say "$1 (its output: $log)"
  # shellcheck disable=SC2016
  docker exec --env-file <(settings; echo 'PATH=/opt/maven/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'; echo HOME=/root) \
    --workdir /root/boulder-k8s "$name" bash -c 'exec "$1"' bash "$1" >"$log" 2>&1 </dev/null || code=$?
  tail -n "$([ "$code" = 0 ] && echo 8 || echo 40)" "$log" | sed 's/^/  | /'
  say "$1 ended with $code after $(((SECONDS - begun) / 60)) min $(((SECONDS - begun) % 60)) s"
  [ "$code" = 0 ]
}

machine
reachable
sources
failed=0
for command in "${commands[@]}"; do rehearsed "$command" || failed=1; done
exit "$failed"
