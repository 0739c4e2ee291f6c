# shellcheck shell=bash
# The Docker engine; part of setup-host.sh.
: "${here:?}"
# tests have a root of their own
root=${BOULDER_K8S_SETUP_ROOT:-}
engine_settings=$root/etc/docker/daemon.json engine_shim=$root/usr/local/sbin/runc-bounded

# engine_look: sets engine to answers, stopped (it is installed), none, or elsewhere (there, but not to be had; told by lacks)
engine_look() {
  local said context
  engine=elsewhere
  if said=$(docker version --format '{{.Server.Version}}' 2>&1); then
    engine=answers
  elif [ -n "${DOCKER_HOST:-}" ]; then
    lacks "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST" 'start it, or unset DOCKER_HOST'
  elif context=$(docker context show 2>/dev/null) && [ -n "$context" ] && [ "$context" != default ]; then
    lacks "no Docker engine answers in the docker context $context" 'start it, or: docker context use default'
  elif [[ $said = *'permission denied'* ]]; then
    lacks 'the Docker engine does not let this user in' 'add it to the group docker and log in again, or be root'
  elif pidof dockerd >/dev/null; then
    lacks "a Docker engine runs (process $(pidof -s dockerd)), but does not answer: ${said##*$'\n'}" 'look at its log, and at `docker version`'
  elif command -v dockerd >/dev/null; then
    engine=stopped
  elif [ -S "$root/var/run/docker.sock" ]; then
    lacks "/var/run/docker.sock is somebody's, but no engine answers there: ${said##*$'\n'}" 'install the docker CLI, or start that engine'
  else
    engine=none
  fi
}

# engine_before: what our own engine must find when it starts for the first time: on a host without CAP_SYS_RESOURCE (bit 24 of the bounding
# set) `docker run --privileged`, and so kind, ends in "unable to apply caps" with plain runc
engine_before() {
  ! engine_unbounded self || return 0
  [ ! -e "$engine_settings" ] || return 0
  say "this host lacks CAP_SYS_RESOURCE: $engine_shim will be the new engine's runtime"
  mkdir -p "${engine_settings%/*}" "${engine_shim%/*}"
  install -m 0755 "$here/host/runc-bounded" "$engine_shim"
  printf '{"default-runtime": "bounded", "runtimes": {"bounded": {"path": "%s"}}}\n' "$engine_shim" >"$engine_settings"
}

# engine_unbounded PID: whether that process may have CAP_SYS_RESOURCE
engine_unbounded() { (((16#$(awk '/^CapBnd/ {print $2}' "/proc/$1/status") >> 24 & 1) == 1)); }

# engine_start: one that is installed but does not run, or that has just been installed
engine_start() {
  local log=$cache/logs/dockerd.log
  [ "$engine" != answers ] || return 0
  if ! docker version >/dev/null 2>&1; then
    say "starting the Docker engine"
    if [ -d "$root/run/systemd/system" ]; then
      quietly systemctl start docker
    else
      setsid nohup dockerd >>"$log" 2>&1 </dev/null &
    fi
  fi
  within_30s docker version || fail "the Docker engine does not start: see $log (or journalctl -u docker)"
}

# engine_advice: says what would help an engine that is not ours to change
engine_advice() {
  local process
  process=$(pidof -s dockerd) || return 0 # it runs elsewhere (Docker Desktop)
  ! engine_unbounded "$process" || return 0
  [ "$(docker info -f '{{.DefaultRuntime}}')" = runc ] || return 0
  say "note: this host lacks CAP_SYS_RESOURCE, and the engine's runtime is plain runc. Nodes may fail to start (\"unable to apply caps\")
  -> if they do: install -m 0755 $here/host/runc-bounded $engine_shim, put
     \"default-runtime\": \"bounded\", \"runtimes\": {\"bounded\": {\"path\": \"$engine_shim\"}} into $engine_settings, and restart the engine"
}

within_30s() {
  local end=$((SECONDS + 30))
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.2
  done
}
