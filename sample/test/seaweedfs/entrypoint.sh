#!/bin/sh
# Runs SeaweedFS, which makes the bucket; index.html is written last, the health check asks for it.
set -eu

if [ $# -gt 0 ]; then
  exec "$@"
fi

weed mini -dir=/data -s3.config=/boulder/test/seaweedfs/identities.json &
server=$!
trap 'kill "$server"' TERM

until curl --silent --fail --output /dev/null --aws-sigv4 aws:amz:us-east-1:s3 --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
  --request PUT --header 'x-amz-content-sha256: UNSIGNED-PAYLOAD' --header 'Content-Type: text/plain' --data-binary 'tiles are kept here' "http://localhost:8333/$S3_BUCKET/index.html"; do
  kill -0 "$server"
  sleep 0.2
done

wait "$server"
