#!/bin/bash
# Runs MinIO and makes the bucket; index.html is written last, the health check asks for it.
set -euo pipefail

if [[ $# -gt 0 ]]; then
  exec "$@"
fi

minio server /data &
server=$!

until mc alias set --quiet local http://localhost:9000 "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" >/dev/null 2>&1; do
  kill -0 "$server"
  sleep 0.2
done
mc mb --quiet --ignore-existing local/sample-tiles
mc anonymous --quiet set download local/sample-tiles
echo "tiles are kept here" | mc pipe --quiet local/sample-tiles/index.html

wait "$server"
