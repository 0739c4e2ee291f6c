#!/usr/bin/env bash
# Runs test.sh in the runner, under docker compose.
set -o errexit

cd "$(dirname -- "$(realpath -- "$0")")"

# Make the keys and certificates first: Consul and Redis need them to start.
docker compose run --rm bsetup

exec docker compose run -e USE_VITESS --rm --name boulder_tests boulder ./test.sh "$@"
