#!/bin/bash
# publish-agent.sh [REPOSITORY]: builds the agent's image of these sources and pushes it, under the tag that this version of boulder-k8s asks for.
# Without REPOSITORY: where pods look for it (`provides` of images/agent/image.yaml). From another one the nodes need a mirror, or a copy under that name.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
asked=$("$home/images/agent/tag.sh")
repository=${1:-$(sed -n 's/^provides: //p' "$home/images/agent/image.yaml")}
published=$repository:${asked##*:}
"$home/images/agent/build.sh" "$asked"
docker tag "$asked" "$published"
docker push "$published" >&2
docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$published" | grep -F "${repository#docker.io/}@" ||
  { echo "publish-agent: $published was pushed, but the engine does not say its digest" >&2; exit 1; }
