# shellcheck shell=bash
# Sourced: where boulder-k8s keeps its own files, as app.CacheFolder has it. What goes wrong with files is exit code 74, with what was given 64.

# cache_given: prints the variable that names the cache folder, or the one around it, and its value
cache_given() {
  local variable
  for variable in BOULDER_K8S_CACHE XDG_CACHE_HOME HOME; do
    if [ -n "${!variable:-}" ]; then
      echo "$variable=${!variable}"
      return
    fi
  done
  echo "boulder-k8s: no place for its own files: none of BOULDER_K8S_CACHE, XDG_CACHE_HOME and HOME is set
  -> set one of them, such as BOULDER_K8S_CACHE=/var/tmp/boulder-k8s" >&2
  return 74
}

# cache_folder: prints it
cache_folder() {
  local given
  given=$(cache_given) || return
  case $given in
    *=[!/]*)
      echo "boulder-k8s: $given: is no absolute path: it would be another folder elsewhere
  -> set BOULDER_K8S_CACHE to a folder of your own, such as /var/tmp/boulder-k8s" >&2
      return 64
      ;;
    BOULDER_K8S_CACHE=*) echo "${given#*=}" ;;
    XDG_CACHE_HOME=*) echo "${given#*=}/boulder-k8s" ;;
    HOME=*) echo "${given#*=}/.cache/boulder-k8s" ;;
  esac
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
      echo "boulder-k8s: $(cache_given): $cache/$name cannot be written: ${why##*: }
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
