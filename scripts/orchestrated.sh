#!/bin/bash
# orchestrated.sh t|tn ARGS...: test.sh by what BOULDER_CI_ORCH says: k8s (the default), compose (the checkout's own t.sh or tn.sh), or both, compared.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
script=$1
shift
next=()
[ "$script" = t ] || next=(--config-next)
case ${BOULDER_CI_ORCH:-k8s} in
  k8s)
    "$home/scripts/ready.sh"
    exec "$home/scripts/boulder-k8s" test "${next[@]}" -- "$@"
    ;;
  compose)
    compose=${BOULDER_DIR:-$home/sample}/$script.sh
    [ -x "$compose" ] || { echo "boulder-k8s: $compose: is not there, or no program: is BOULDER_DIR a checkout?" >&2; exit 65; }
    exec "$compose" "$@"
    ;;
  both)
    "$home/scripts/ready.sh"
    # without arguments test.sh runs everything it has
    [ $# -gt 0 ] || next+=(--all-tests)
    exec "$home/scripts/boulder-k8s" parity "${next[@]}" -- "$@"
    ;;
  *)
    echo "BOULDER_CI_ORCH is ${BOULDER_CI_ORCH}, not compose, k8s or both" >&2
    exit 64
    ;;
esac
