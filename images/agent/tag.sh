#!/usr/bin/env bash
# Prints what the agent's image of these sources is called: the version of image.yaml, and its recipe. The build keeps it as a resource
# (agent-image.txt), so two checkouts with different agents never mean different images by one name.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=images/recipe.sh
. ../recipe.sh
hash=$(recipe_hash images/agent)
echo "boulder-k8s/agent:$(sed -n 's/^version: //p' image.yaml)-${hash:0:12}"
