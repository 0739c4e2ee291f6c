#!/bin/bash
# What action.yml runs: tk8s.sh or tnk8s.sh, with inputs as variables: ARGUMENTS split at spaces and line ends, CONFIG_NEXT true or false.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
case ${CONFIG_NEXT:-} in
  true) script=tnk8s.sh ;;
  false) script=tk8s.sh ;;
  *) echo "action: config-next: ${CONFIG_NEXT:-} is neither true nor false" >&2; exit 64 ;;
esac
# up to the end of the text, not of the first line; that there is no NUL behind it is no failure
read -rd '' -a arguments <<<"${ARGUMENTS:-}" || true
exec "$home/$script" "${arguments[@]}"
