#!/bin/bash
# orchestrated.sh t|tn ARGS...: test.sh by what BOULDER_CI_ORCH says: k8s (the default), compose (the checkout's own t.sh or tn.sh), or both, compared.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
script=$1
shift
next=()
[ "$script" = t ] || next=(--config-next)
# checkout: as checkout.CheckoutFinder has it: BOULDER_DIR, else the one around the working directory, else the bundled sample
checkout() {
  local folder name
  if [ -n "${BOULDER_DIR:-}" ]; then echo "$BOULDER_DIR"; return; fi
  folder=$(pwd -P)
  while :; do
    for name in compose.yaml compose.yml docker-compose.yml docker-compose.yaml; do
      if [ -e "$folder/$name" ] && [ -e "$folder/test.sh" ]; then echo "$folder"; return; fi
    done
    if [ "${folder:-/}" = / ]; then break; fi
    folder=${folder%/*}
  done
  echo "boulder-k8s: no BOULDER_DIR and no checkout here: using the bundled sample" >&2
  echo "$home/sample"
}
case ${BOULDER_CI_ORCH:-k8s} in
  k8s)
    "$home/scripts/ready.sh"
    exec "$home/scripts/boulder-k8s" test "${next[@]}" -- "$@"
    ;;
  compose)
    compose=$(checkout)/$script.sh
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
