#!/bin/bash
# binaries.sh FOLDER: every program of the node that is no Debian package, as static programs from Go modules
. "$(dirname "$0")/../lib.sh"
here=$IMAGES/node bin=$1
mkdir -p "$bin"
module_version() { (cd "$here/$1" && GOWORK=off go list -mod=readonly -m -f '{{.Version}}' "$2"); }

# what `kubectl version` and the API server answer; kubeadm compares it with the version of the node
kubernetes=$(module_version kube k8s.io/kubernetes)
minor=${kubernetes#v1.} minor=${minor%%.*}
flags=''
for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
  for value in "gitVersion=$kubernetes" gitMajor=1 "gitMinor=$minor" gitTreeState=clean gitCommit=module buildDate=1970-01-01T00:00:00Z; do
    flags="$flags -X $package.$value"
  done
done
go_build "$here/kube" "$bin/kube" . "$flags"
go_build "$here/kube" "$bin/pause" ./pause
go_build "$here/kube" "$bin/cni" ./cni

go_build "$here/addons" "$bin/addons" . "-X github.com/coredns/coredns/coremain.GitCommit=module"

storage=github.com/rancher/local-path-provisioner
go_build "$here/addons" "$bin/local-path-provisioner" $storage "-X main.VERSION=$(module_version addons $storage)"
echo -n "$kubernetes" >"$bin/version"
