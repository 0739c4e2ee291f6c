#!/usr/bin/env bash
# dns-record.sh present|cleanup NAME VALUE: what lego runs for dns-01; the record is chall-test-srv's
set -euo pipefail
tell() { curl --silent --show-error --fail --max-time 5 --data "$2" "http://10.77.77.77:8055/$1"; }

case $1 in
  present) tell set-txt "{\"host\": \"$2\", \"value\": \"$3\"}" ;;
  cleanup) tell clear-txt "{\"host\": \"$2\"}" ;;
esac
