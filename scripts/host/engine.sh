# shellcheck shell=bash
# The Docker engine; part of setup-host.sh.
: "${here:?}" "${cache:?}"

engine() {
  if ! docker info >/dev/null 2>&1; then
    [ -z "${DOCKER_HOST:-}" ] || fail "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST"
    command -v dockerd >/dev/null || { say "installing a Docker engine (package docker.io)"; packages docker.io; }
    engine_shim "$$" || true
    engine_start
  fi
  # an engine that somebody started earlier on such a host; pgrep finds none where the engine runs elsewhere (Docker Desktop)
  local pid
  if pid=$(pgrep -o -x dockerd) && [ "$(docker info -f '{{.DefaultRuntime}}')" = runc ] && engine_shim "$pid"; then
    kill -HUP "$pid"
    within_30s engine_is_bounded || fail "the Docker engine did not take the runtime from /etc/docker/daemon.json: restart it"
  fi
  say "Docker $(docker info -f '{{.ServerVersion}}, storage {{.Driver}}, cgroup v{{.CgroupVersion}}, runtime {{.DefaultRuntime}}')"
}

# engine_shim PID: true when the bounding set of PID lacks CAP_SYS_RESOURCE (bit 24) and the runtime shim was installed for that.
# Without it `docker run --privileged`, and so kind, ends in "unable to apply caps".
engine_shim() {
  local bounding shim=/usr/local/sbin/runc-bounded settings=/etc/docker/daemon.json
  bounding=$((16#$(awk '/^CapBnd/ {print $2}' "/proc/$1/status")))
  (((bounding >> 24 & 1) == 0)) || return 1
  if ! grep -qs "$shim" "$settings"; then
    say "this host lacks CAP_SYS_RESOURCE: $shim becomes the engine's runtime"
    command -v jq >/dev/null || packages jq
    mkdir -p /etc/docker
    [ -s "$settings" ] || echo '{}' >"$settings"
    install -m 0755 "$here/host/runc-bounded" "$shim"
    jq --arg shim "$shim" '."default-runtime" = "bounded" | .runtimes.bounded.path = $shim' "$settings" >"$settings.new"
    mv "$settings.new" "$settings"
  fi
}

engine_start() {
  [ "$(id -u)" = 0 ] || fail "no Docker engine answers, and starting one takes root"
  say "starting the Docker engine"
  if [ -d /run/systemd/system ]; then
    logged systemctl start docker
  else
    setsid nohup dockerd >>"$cache/logs/dockerd.log" 2>&1 </dev/null &
  fi
  within_30s docker info || fail "the Docker engine does not start: see $cache/logs/dockerd.log (or journalctl -u docker)"
}

# shellcheck disable=SC2329
engine_is_bounded() { [ "$(docker info -f '{{.DefaultRuntime}}')" = bounded ]; }

within_30s() {
  local end=$((SECONDS + 30))
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.2
  done
}
