#!/usr/bin/env bash
# For TestScriptOptionsTest and ScriptOptionsTest: reads its options as Boulder's test.sh does, and has some that boulder-k8s has.
set -eu
RUN=() PACKAGES=() FILTER=()

exit_msg() { echo "$*" >&2; exit 2; }

check_arg() { [ -n "$OPTARG" ] || exit_msg "No arg for --$OPT option, use: -h for help"; }

while getopts luvnhp:f:-: OPT; do
  if [ "$OPT" = - ]; then     # long option: reformulate OPT and OPTARG
    OPT="${OPTARG%%=*}"       # extract long option name
    OPTARG="${OPTARG#"$OPT"}" # extract long option argument (may be empty)
    OPTARG="${OPTARG#=}"      # if long option argument, remove assigning `=`
  fi
  case "$OPT" in
    l | lints )                      RUN+=("lints") ;;
    u | unit )                       RUN+=("unit") ;;
    v | verbose )                    VERBOSE="-v" ;;
    p | package | unit-test-package ) check_arg; PACKAGES+=("${OPTARG}") ;;
    f | filter )                     check_arg; FILTER+=("${OPTARG}") ;;
    n | config-next )                BOULDER_CONFIG_DIR="test/config-next" ;;
    h | help )                       echo "no help"; exit 0 ;;
    timeout )                        LIMIT="${OPTARG}" ;;
    wait )                           WAIT=1 ;;
    name )                           NAME="${OPTARG}" ;;
    ??* )                            exit_msg "Illegal option --$OPT" ;;  # bad long option
    ? )                              exit 2 ;;  # bad short option (error reported via getopts)
  esac
done

case "${STAGE:-}" in
  ephemeral ) echo "no option" ;;
esac
echo "${RUN[@]}" "${PACKAGES[@]}" "${FILTER[@]}" "${VERBOSE:-}" "${BOULDER_CONFIG_DIR:-}" "${LIMIT:-}" "${WAIT:-}" "${NAME:-}"
