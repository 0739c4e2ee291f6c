#!/bin/bash
# t.sh on Kubernetes: the same arguments, output and exit code. BOULDER_DIR names the checkout.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
"$home/scripts/ready.sh"
exec "$home/scripts/boulder-k8s" test -- "$@"
