#!/bin/bash
# t.sh on Kubernetes: the same arguments, output and exit code. BOULDER_DIR names the checkout; BOULDER_CI_ORCH=compose|k8s|both where it runs.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
exec "$home/scripts/orchestrated.sh" t "$@"
