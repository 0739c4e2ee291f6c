#!/bin/bash
# build.sh NETWORK [TAG]: the node image with other people's runtime and network in place of ours. NETWORK: ptp, nfqueue or flannel; see README.md.
#   BASE another image of images/node than the present one
. "$(dirname "$0")/../lib.sh"
here=$IMAGES/stock-node out=$CACHE/node/stock
network=${1:?ptp, nfqueue or flannel} tag=${2:-boulder-k8s/stock-node:$1}
base=${BASE:-boulder-k8s/node:$(sed -n 's/^version: //p' "$IMAGES/node/image.yaml")}
case $network in
  ptp | flannel) manifests=("$here/networks/$network.yaml") ;;
  nfqueue) manifests=("$here/networks/"{ptp,policies}.yaml) ;;
  *) fail "there is no network $network: ptp, nfqueue or flannel" ;;
esac
hash=$network-$(recipe_hash images/stock-node images/node scripts/host/runc-bounded)
if up_to_date "$tag" "$hash"; then exit; fi
need go docker gcc jq

# installed PACKAGE@VERSION...: static programs of a module as its authors release it, with its own go.mod
installed() { GOBIN=$out GOWORK=off GOFLAGS='' logged "go-stock" nice go install -trimpath -ldflags '-s -w' "$@"; }
# flannel without the backend of one cloud, whose library cannot be had from every Go proxy: a copy of its module in which that is empty
flanneld() {
  local module=github.com/flannel-io/flannel@v0.28.10 work
  work=$(scratch flannel)
  cp -r --no-preserve=mode "$(go mod download -json "$module" | jq -r .Dir)/." "$work"
  rm "$work"/pkg/backend/tencentvpc/*
  echo 'package tencentvpc' >"$work/pkg/backend/tencentvpc/nothing.go"
  (cd "$work" && CGO_ENABLED=1 GOWORK=off GOFLAGS=-buildvcs=false logged go-flanneld nice go build -trimpath -tags 'netgo osusergo' \
    -ldflags "-s -w -linkmode external -extldflags -static -X github.com/flannel-io/flannel/pkg/version.Version=${module#*@}" -o "$out/flanneld" .)
  rm -rf "$work"
}
say "runc, containerd, the CNI plugins, flannel (10 minutes the first time, then seconds)"
mkdir -p "$out"
plugins=github.com/containernetworking/plugins
export CGO_ENABLED=0
installed $plugins/plugins/main/{bridge,loopback,ptp}@v1.9.1 $plugins/plugins/ipam/host-local@v1.9.1 $plugins/plugins/meta/{bandwidth,firewall,portmap,tuning}@v1.9.1
# the last version of it in that module; its present home cannot be had from every Go proxy
cni_flannel=$plugins/plugins/meta/flannel@v0.9.1
case $network in
  flannel) flanneld; installed $cni_flannel ;;
  nfqueue) installed sigs.k8s.io/kube-network-policies/cmd@v0.8.0 && mv "$out/cmd" "$out/netpol" ;;
esac
containerd=github.com/containerd/containerd/v2
installed $containerd/cmd/{containerd,containerd-shim-runc-v2,ctr}@v2.4.2
# it enters namespaces in C; seccomp filters need libseccomp's header and archive
[ -f /usr/include/seccomp.h ] || fail "libseccomp's header is missing: apt-get install libseccomp-dev"
CGO_ENABLED=1 GOBIN=$out GOWORK=off GOFLAGS='' logged go-runc nice go install -trimpath -tags 'seccomp netgo osusergo' \
  -ldflags "-s -w -linkmode external -extldflags -static -X main.version=1.5.3" github.com/opencontainers/runc@v1.5.3

"$IMAGES/node/build.sh" "$base"
container=$(docker create --entrypoint sleep "$base" infinity)
trap 'docker rm -f "$container" >/dev/null; rm -rf "$stage"' EXIT
stage=$(scratch stock-node)
chmod 755 "$stage" # becomes / of the node
cp -a "$here/files/." "$stage"
mkdir -p "$stage/kind/manifests" && cat "${manifests[@]}" >"$stage/kind/manifests/default-cni.yaml"
install -D -t "$stage/usr/bin" "$out"/{containerd,containerd-shim-runc-v2,ctr}
install -D -t "$stage/usr/sbin" "$out/runc"
install -D -t "$stage/usr/lib/cni" "$out"/{bridge,loopback,ptp,host-local,bandwidth,firewall,portmap,tuning}
case $network in
  flannel) install -D -t "$stage/usr/lib/cni" "$out/flannel" && install -D -t "$stage/usr/local/bin" "$out/flanneld" ;;
  nfqueue) install -D -t "$stage/usr/local/bin" "$out/netpol" ;;
esac
tar -C "$stage" --owner=0 --group=0 -c . | docker cp - "$container:/"
docker start "$container" >/dev/null
docker exec "$container" rm /usr/lib/cni/nodenet
docker commit -c 'ENTRYPOINT ["/usr/local/bin/entrypoint","/sbin/init"]' -c "LABEL boulder-k8s.recipe=$hash" "$container" "$tag" >/dev/null
say "$tag is built"
