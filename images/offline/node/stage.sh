#!/bin/bash
# stage.sh BINARIES FOLDER: what the node has beside its Debian packages
. "$(dirname "$0")/../lib.sh"
here=$IMAGES/node bin=$1 to=$2

chmod 755 "$to" # becomes / of the node
cp -a "$here/files/." "$to"
install -D -m 755 "$bin/kube" "$to/usr/bin/kube"
for program in kubelet kubeadm kubectl crictl; do ln -s kube "$to/usr/bin/$program"; done
install -D -m 755 "$bin/cni" "$to/usr/lib/cni/nodenet"
install -D -m 755 "$REPOSITORY/scripts/host/runc-bounded" "$to/usr/local/sbin/runc-bounded"
cp "$bin/version" "$to/kind/version"
mkdir -p "$to/etc/kubernetes/manifests" "$to/opt/cni/bin"

units=$to/etc/systemd/system
mkdir -p "$units/multi-user.target.wants"
for unit in containerd kubelet; do ln -s "../$unit.service" "$units/multi-user.target.wants/$unit.service"; done
ln -s /usr/lib/systemd/system/multi-user.target "$units/default.target"
for unit in systemd-binfmt.service systemd-udevd.service systemd-logind.service getty.target console-getty.service \
  systemd-firstboot.service apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer e2scrub_reap.service dpkg-db-backup.timer fstrim.timer; do
  ln -s /dev/null "$units/$unit"
done
