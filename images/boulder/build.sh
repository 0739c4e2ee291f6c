#!/usr/bin/env bash
# The runner of the bundled sample checkout: Boulder itself, its test servers and tables, from its Go module; a software HSM, two
# stock ACME clients (lego, certbot), and clients of every service.
# shellcheck source=images/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=images/debian-base/layers.sh
. "$IMAGES/debian-base/layers.sh"
tag=${1:?usage: build.sh TAG}
hash=$(recipe_hash images/boulder images/debian-base)
up_to_date "$tag" "$hash" && exit

folder=$IMAGES/boulder
context=$(docker_context "$folder")
trap 'chmod -R u+w "$context"; rm -rf "$context"' EXIT
need go gcc pip3
# Boulder's HSM library is C; and it wants this very Go, whichever the machine has.
export GOTOOLCHAIN=go1.27.3 CGO_ENABLED=1
# What needs a network comes first: compiling takes minutes.
say "fetching Boulder's modules"
go_fetch "$folder" tool
module=$(cd "$folder" && go list -mod=readonly -m -f '{{.Dir}}' github.com/letsencrypt/boulder)
mkdir -p "$context/files/usr/local/bin" "$context/files/usr/local/share/boulder/sa"
cp -r "$module/sa/db" "$context/files/usr/local/share/boulder/sa/"
say "certbot's wheels for Python 3.11"
packages=$context/files/usr/local/lib/python3.11/dist-packages
next='let this machine reach PyPI, or name a mirror of it by PIP_INDEX_URL' \
  logged pip-boulder pip3 install --no-deps --require-hashes --no-compile --only-binary=:all: --implementation cp --python-version 3.11 \
  --platform manylinux_2_28_x86_64 --platform manylinux2014_x86_64 --platform manylinux1_x86_64 --target "$packages" -r "$folder/requirements.txt"
# Their commands name the Python that unpacked them; certbot's is in files/.
rm -rf "${packages:?}/bin"
for package in $(cd "$folder" && go list -mod=readonly tool | sort); do
  say "compiling ${package##*/}"
  go_build "$folder" "$context/files/usr/local/bin/${package##*/}" "$package"
done
docker_layers "$tag" "$hash" "$context"
