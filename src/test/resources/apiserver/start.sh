#!/bin/bash
# An API server without nodes, in a container of the node image: etcd, kube-apiserver, and the controllers that a namespace needs.
# /readyz on 6443 says when it is ready; /etc/kubernetes/super-admin.conf is its kubeconfig.
set -euo pipefail
mkdir -p /run/api && cd /run/api
programs=(/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/*/fs/usr/local/bin/etcd)
ln -s "$(realpath "${programs[0]%/etcd}/addons")" etcd
for program in kube-apiserver kube-controller-manager; do ln -s /usr/bin/kube "$program"; done

version=$(cat /kind/version)
cat >kubeadm.yaml <<YAML
apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint: {advertiseAddress: $(hostname -i)}
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: $version
apiServer: {certSANs: [localhost, 127.0.0.1, $API_HOST]}
YAML
for part in ca apiserver sa; do kubeadm init phase certs "$part" --config kubeadm.yaml; done
kubeadm init phase kubeconfig super-admin --config kubeadm.yaml
pki=/etc/kubernetes/pki

./etcd --data-dir /run/api/data --unsafe-no-fsync --log-level warn &
./kube-apiserver --etcd-servers http://127.0.0.1:2379 --service-cluster-ip-range 10.96.0.0/16 \
  --advertise-address "$(hostname -i)" --allow-privileged --authorization-mode RBAC --client-ca-file $pki/ca.crt \
  --tls-cert-file $pki/apiserver.crt --tls-private-key-file $pki/apiserver.key --service-account-issuer https://kubernetes.default.svc \
  --service-account-key-file $pki/sa.pub --service-account-signing-key-file $pki/sa.key &
./kube-controller-manager --kubeconfig /etc/kubernetes/super-admin.conf --leader-elect=false --root-ca-file $pki/ca.crt \
  --controllers namespace-controller,serviceaccount-controller,root-ca-certificate-publisher-controller &
wait -n # the end of any of them is the end of all
