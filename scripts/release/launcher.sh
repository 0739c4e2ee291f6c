# shellcheck shell=bash disable=SC2034
# Sourced, with the command's arguments and after host/cache.sh, by both scripts that start boulder-k8s. Sets $kind (`cluster` for what talks to one,
# else nothing), $settings, for Java, and $environment, the user's own as it was at the start: a Compose file may name any variable, so nothing that
# is set here may reach Java. Each kind has an AOT cache: the classes of the Kubernetes client would only be in the way of `--help`.
mapfile -d '' -t environment </proc/$$/environ
# asks_for_help ARGUMENT...: what follows -- is test.sh's
asks_for_help() {
  local word
  for word; do
    case $word in --) return 1 ;; -h | --help | -V | --version) return 0 ;; esac
  done
  return 1
}
kind=
case ${1:-} in # a test compares these with the commands that have --context
  attach | bundle | cancel | diagnose | down | images | logs | matrix | parity | rollback | runs | shell | status | test | up) asks_for_help "$@" || kind=cluster ;;
esac
if [ -n "$kind" ]; then
  logs=$(cache_with logs)/logs/boulder-k8s.log || exit
else
  logs=$(cache_with logs 2>/dev/null) && logs=$logs/logs/boulder-k8s.log || logs=/dev/null
fi
settings=(-Dboulderk8s.log="$logs")
# Where the locale is not UTF-8 (cron, `env -i`, LC_ALL=C) Java turns what is no ASCII in words, paths and variables into ?: it starts with another,
# and learns the user's LC_ALL, which is what a Compose file and other programs get. These are two characters only in UTF-8
letters=$'\xc3\xbc\xe2\x82\xac'
if [ ${#letters} != 2 ]; then
  settings+=(-Dboulderk8s.locale="${LC_ALL+LC_ALL=$LC_ALL}")
  for letters in "${!environment[@]}"; do
    case ${environment[letters]} in LC_ALL=*) unset "environment[letters]" ;; esac
  done
  environment+=(LC_ALL=C.UTF-8)
  export LC_ALL=C.UTF-8
fi
# bash asks the terminal of stderr how wide it is when a command has ended; Java cannot
if [ -t 2 ] && [ -z "${COLUMNS:-}" ]; then
  shopt -s checkwinsize
  (:;:)
  settings+=(-Dboulderk8s.columns="${COLUMNS:-}")
fi
# aot_made JAVA JAR AOT OPTION...: true when there is an AOT cache (JEP 483, JEP 514) of this jar, what a process would find out about its classes
# each time. Where it is missing or older than the jar a training run makes it. A JVM that cannot use it does without
aot_made() {
  local java=$1 jar=$2 aot=$3
  shift 3
  if { [ ! -f "$aot" ] || [ "$jar" -nt "$aot" ]; } && [ -w "${aot%/*}" ]; then
    [ -f "$aot" ] || echo "boulder-k8s: first start: making the AOT cache (some seconds)" >&2
    "$java" "$@" -XX:AOTCacheOutput="$aot.$$" -cp "$jar" io.boulderk8s.TrainingRun $kind >"$aot.log" 2>&1 </dev/null || true
    # an empty one: it was tried
    { touch -a "$aot.$$" && mv "$aot.$$" "$aot"; } 2>/dev/null || true
    [ -s "$aot" ] || echo "boulder-k8s: note: the JVM could make no AOT cache, so each start takes longer: $aot.log" >&2
  fi
  [ -s "$aot" ]
}
# jar_is_whole JAR NEXT: Java ends with 1, too, where its jar was cut short: a zip ends with its directory
jar_is_whole() {
  local end=
  IFS= read -r -d '' -N 4 end < <(tail -c 22 -- "$1" 2>/dev/null) || true
  [ "$end" != $'PK\5\6' ] || return 0
  printf '%s\n' "error: $1: is no whole jar" "  -> $2" >&2
  exit 69
}
# java_starts JAVA OPTION...: Java ends with 1, the code of a failed test, where it cannot start. It always can but for the environment's own
# options and limits, and a working directory that is gone; only where there are such options it is tried first
java_starts() {
  local words
  if ! pwd -P >/dev/null 2>&1; then
    printf '%s\n' "error: the working directory is no longer there, and Java does not start without one" "  -> \`cd\` to a folder that is there" >&2
    exit 69
  fi
  [ -n "${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-}${_JAVA_OPTIONS:-}" ] || [ "$(ulimit -v)" != unlimited ] || return 0
  words=$("$@" -version 2>&1) && return
  printf '%s\n' "error: Java does not start:" "$words" \
    "  -> look at JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS, _JAVA_OPTIONS and \`ulimit -v\`" >&2
  exit 69
}
