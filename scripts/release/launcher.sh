# shellcheck shell=bash disable=SC2034
# Sourced, with the command's arguments and after host/cache.sh, by both scripts that start boulder-k8s. Sets $kind, the AOT cache of the command
# (nothing, or `cluster`: what talks to a cluster has more classes, which would only be in the way of `--help`), $settings, for Java, and
# $environment, the user's own as it was at the start: a Compose file may name any variable, so nothing that is set here may reach Java.
mapfile -d '' -t environment </proc/$$/environ
case ${1:-} in up | down | test | status | logs | shell | runs | attach | cancel | parity | matrix | diagnose | bundle) kind=cluster ;; *) kind= ;; esac
# asks_for_help ARGUMENT...: what follows -- is test.sh's
asks_for_help() {
  local word
  for word; do
    case $word in --) return 1 ;; -h | --help | -V | --version) return 0 ;; esac
  done
  return 1
}
if [ -z "$kind" ] || asks_for_help "$@"; then
  logs=$(cache_with logs 2>/dev/null) && logs=$logs/logs/boulder-k8s.log || logs=/dev/null
else
  logs=$(cache_with logs)/logs/boulder-k8s.log || exit
fi
settings=(-Dboulderk8s.log="$logs")
# bash asks the terminal of stderr how wide it is when a command has ended; Java cannot
if [ -t 2 ] && [ -z "${COLUMNS:-}" ]; then
  shopt -s checkwinsize
  (:;:)
  settings+=(-Dboulderk8s.columns="${COLUMNS:-}")
fi
