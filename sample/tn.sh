#!/usr/bin/env bash
# Runs test.sh in the runner, under docker compose, with config-next.
set -o errexit

cd "$(dirname -- "$(realpath -- "$0")")"

docker compose run --rm bsetup

# The same as -f docker-compose.yml -f docker-compose.next.yml, but -f would make Compose forget a COMPOSE_FILE given from outside.
export COMPOSE_FILE="${COMPOSE_FILE:-docker-compose.yml}:docker-compose.next.yml"
exec docker compose run -e USE_VITESS --rm --name boulder_tests boulder ./test.sh -n "$@"
