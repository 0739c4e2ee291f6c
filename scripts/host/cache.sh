# shellcheck shell=bash
# Sourced: where boulder-k8s keeps its own files, as app.Environment.cache() has it. What goes wrong with files is exit code 74.

# cache_folder: prints it
cache_folder() {
  if [ -n "${BOULDER_K8S_CACHE:-}" ]; then
    echo "$BOULDER_K8S_CACHE"
  elif [ -n "${XDG_CACHE_HOME:-}${HOME:-}" ]; then
    echo "${XDG_CACHE_HOME:-$HOME/.cache}/boulder-k8s"
  else
    echo "boulder-k8s: no place for its own files: none of BOULDER_K8S_CACHE, XDG_CACHE_HOME and HOME is set
  -> set one of them, such as BOULDER_K8S_CACHE=/var/tmp/boulder-k8s" >&2
    return 74
  fi
}

# cache_with NAME...: prints the cache folder, in which these folders now are and take files
cache_with() {
  local cache name why probe
  cache=$(cache_folder) || return
  for name; do
    probe=$cache/$name/.probe.$$
    # a byte, since a full disk still takes names
    if ! why=$({ mkdir -p "$cache/$name" && echo >"$probe" && rm "$probe"; } 2>&1); then
      rm -f "$probe" 2>/dev/null || true
      echo "boulder-k8s: $cache/$name: cannot be written: ${why##*: }
  -> make room or mend its permissions, or name another folder by BOULDER_K8S_CACHE" >&2
      return 74
    fi
  done
  echo "$cache"
}

# cached_programs_last: what is in the cache folder is found where this machine has none, as the kubectl of scripts/test-cluster.sh
cached_programs_last() {
  local cache
  cache=$(cache_folder) || return
  export PATH="$PATH:$cache/bin"
}
