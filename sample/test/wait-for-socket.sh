#!/usr/bin/env bash
# wait-for-socket.sh PATH: returns when a unix socket is there, fails after 40 tries, one a second.
set -e -u

for try in {1..40}; do
  if [[ -S "$1" ]]; then
    echo "Found $1"
    exit 0
  fi
  echo "try ${try}: no socket $1 yet"
  sleep 1
done
echo "gave up on $1" >&2
exit 1
