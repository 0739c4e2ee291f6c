#!/usr/bin/env bash
# The sample's test suite: the same flags, headings and exit codes as Boulder's test.sh.
set -eu

cd "$(dirname -- "$(realpath -- "$0")")"

export RACE="false"
STAGE="starting"
STATUS="FAILURE"
RUN=()
PYTHON=(python3 -u)
UNIT_PACKAGES=()
TEST_FLAGS=()
FILTER=()
COVERAGE="false"
COVERAGE_DIR="test/coverage/$(date +%Y-%m-%d_%H-%M-%S)"

USAGE="
Usage:
Sample test suite CLI, intended to be run inside of a Docker container:

  docker compose run boulder ./$(basename "$0") [OPTION]...

With no options passed, runs standard battery of tests (lint, unit, and integration)

    -l, --lints                           Adds lint to the list of tests to run
    -u, --unit                            Adds unit to the list of tests to run
    -v, --verbose                         Prints one line for each unit and integration test, and which took longer than a second
    -w, --unit-without-cache              Ignores and writes no compiled Python files
    -p <DIR>, --unit-test-package=<DIR>   Run unit tests for specific package(s)
    -e, --enable-race-detection           Python's development mode: reports leaked sockets, unjoined threads
    -n, --config-next                     Changes BOULDER_CONFIG_DIR from test/config to test/config-next
    -i, --integration                     Adds integration to the list of tests to run
    -s, --start-py                        Adds start to the list of tests to run
    -g, --generate                        Adds generate to the list of tests to run
    -c, --coverage                        Counts executed lines of the unit tests
    -d <DIR>, --coverage-directory=<DIR>  Directory to store coverage files in
                                          Default: test/coverage/<timestamp>
    -f <REGEX>, --filter=<REGEX>          Run only those tests whose Class/method matches the regular expression
    -h, --help                            Shows this help message
"

print_outcome() {
  if [ "$STATUS" == SUCCESS ]; then
    echo -e "\e[32m$STATUS\e[0m"
  else
    echo -e "\e[31m$STATUS\e[0m while running \e[31m$STAGE\e[0m"
  fi
}

print_heading() { echo; echo -e "\e[34m\e[1m$1\e[0m"; }

exit_msg() { echo "$*" >&2; exit 2; }

check_arg() { [ -n "$OPTARG" ] || exit_msg "No arg for --$OPT option, use: -h for help"; }

runs() { [[ " ${RUN[*]} " == *" $1 "* ]]; }

# Prints the command, and fails when that prints anything.
run_and_expect_silence() {
  echo "$@"
  local output
  output=$("$@" 2>&1) || true
  if [ -n "$output" ]; then echo "$output"; exit 1; fi
}

while getopts luvwecisgnhbd:p:f:-: OPT; do
  if [ "$OPT" = - ]; then # --name or --name=value
    OPT="${OPTARG%%=*}"
    OPTARG="${OPTARG#"$OPT"}"
    OPTARG="${OPTARG#=}"
  fi
  case "$OPT" in
    l | lints )                          RUN+=("lints") ;;
    u | unit )                           RUN+=("unit") ;;
    v | verbose )                        TEST_FLAGS+=("-v") ;;
    w | unit-without-cache )             PYTHON+=("-B"); export PYTHONPYCACHEPREFIX=/nonexistent ;;
    p | unit-test-package )              check_arg; UNIT_PACKAGES+=("$OPTARG") ;;
    e | enable-race-detection )          RACE="true"; PYTHON+=("-X" "dev" "-W" "error::ResourceWarning") ;;
    i | integration )                    RUN+=("integration") ;;
    f | filter )                         check_arg; FILTER=("--filter" "$OPTARG") ;;
    s | start-py )                       RUN+=("start") ;;
    g | generate )                       RUN+=("generate") ;;
    n | config-next )                    export BOULDER_CONFIG_DIR="test/config-next" ;;
    c | coverage )                       COVERAGE="true" ;;
    d | coverage-dir | coverage-directory ) check_arg; COVERAGE_DIR="$OPTARG" ;;
    h | help )                           echo "$USAGE"; exit 0 ;;
    ??* )                                exit_msg "Illegal option --$OPT" ;;
    ? )                                  exit 2 ;; # getopts has said why
  esac
done

if [ ${#RUN[@]} -eq 0 ]; then
  RUN=("lints" "unit" "integration")
fi

if runs unit && runs integration && [ ${#FILTER[@]} -gt 0 ]; then
  exit_msg "Illegal option: (-f, --filter) when specifying both (-u, --unit) and (-i, --integration)"
fi

print_heading "Sample Test Suite CLI"
print_heading "Settings:"
trap print_outcome EXIT
cat <<EOM
    RUN:                ${RUN[*]}
    BOULDER_CONFIG_DIR: $BOULDER_CONFIG_DIR
    UNIT_PACKAGES:      ${UNIT_PACKAGES[*]}
    TEST_FLAGS:         ${TEST_FLAGS[*]}
    FILTER:             ${FILTER[*]}
    RACE:               $RACE
    COVERAGE:           $COVERAGE
    COVERAGE_DIR:       $COVERAGE_DIR
    USE_VITESS:         $USE_VITESS
EOM
print_heading "Starting..."

STAGE="lints"
if runs "$STAGE"; then
  print_heading "Running Lints"
  run_and_expect_silence "${PYTHON[@]}" test/check-sources.py
fi

STAGE="unit"
if runs "$STAGE"; then
  print_heading "Running Unit Tests"
  UNIT=("${PYTHON[@]}")
  if [ "$COVERAGE" == "true" ]; then
    mkdir -p "$COVERAGE_DIR"
    UNIT+=(-m trace --count --missing --ignore-dir="$(python3 -c 'import sys; print(sys.base_prefix)')" --coverdir="$COVERAGE_DIR")
  fi
  "${UNIT[@]}" test/unit-test.py "${TEST_FLAGS[@]}" "${FILTER[@]}" "${UNIT_PACKAGES[@]}"
fi

STAGE="integration"
if runs "$STAGE"; then
  print_heading "Running Integration Tests"
  "${PYTHON[@]}" test/integration-test.py "${TEST_FLAGS[@]}" "${FILTER[@]}"
fi

# Everything start.py started is left running: who ends this process ends the container.
STAGE="start"
if runs "$STAGE"; then
  print_heading "Running Start Test"
  "${PYTHON[@]}" start.py &
  for I in {1..115}; do
    sleep 1
    curl -s http://localhost:4001/directory && echo "Boulder took ${I} seconds to come up" && break
  done
  if [ "$I" -eq 115 ]; then
    echo "Boulder did not come up after ${I} seconds during ./start.py."
    exit 1
  fi
fi

STAGE="generate"
if runs "$STAGE"; then
  print_heading "Running Generate"
  run_and_expect_silence "${PYTHON[@]}" test/generate.py
fi

STATUS="SUCCESS"
