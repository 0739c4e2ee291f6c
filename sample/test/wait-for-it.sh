#!/usr/bin/env bash
# wait-for-it.sh HOST PORT: returns when a TCP connection is accepted, fails after 40 tries, one a second.
set -e -u

host="$1" port="$2"
for try in {1..40}; do
  if (exec 6<>"/dev/tcp/${host}/${port}") 2>/dev/null; then
    echo "Connected to ${host}:${port}"
    exit 0
  fi
  echo "try ${try}: ${host}:${port} does not accept connections yet"
  sleep 1
done
echo "gave up on ${host}:${port}" >&2
exit 1
