# shellcheck shell=bash
# Functions of the images that stand on debian-base. Source it after images/lib.sh.

# debian_base: makes sure that the base image is there and prints its tag
debian_base() {
  local tag=boulder-k8s/debian-base:12
  "$IMAGES/debian-base/build.sh" "$tag" || fail "the base image could not be built"
  echo "$tag"
}

# docker_layers TAG HASH CONTEXT [BASE]: runs CONTEXT/Dockerfile on the base image. Packages come through the host's network and proxy.
docker_layers() {
  local tag=$1 hash=$2 context=$3 base=${4:-} proxy
  [ -n "$base" ] || base=$(debian_base)
  proxy=${http_proxy:-$(apt-config dump --format '%v' Acquire::http::Proxy 2>/dev/null || true)}
  logged "image-${tag//[\/:]/_}" env DOCKER_BUILDKIT="${DOCKER_BUILDKIT:-0}" nice docker build --network host --force-rm \
    ${proxy:+--build-arg "http_proxy=$proxy"} --build-arg "BASE=$base" --label "boulder-k8s.recipe=$hash" --tag "$tag" "$context"
  say "$tag is built"
}

# docker_context FOLDER: prints a new build context: the folder's Dockerfile and files/. The caller adds programs to its files/.
docker_context() {
  local context
  context=$(scratch "${1##*/}")
  mkdir -p "$context/files"
  cp "$1/Dockerfile" "$context/"
  [ ! -d "$1/files" ] || cp -r "$1/files/." "$context/files/"
  echo "$context"
}
