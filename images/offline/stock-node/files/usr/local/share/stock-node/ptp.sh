# What kindnetd does for a pod network of the reference plugins: the CNI configuration of this node, routes to the pods of the others,
# masquerade of what leaves the cluster. Its NetworkPolicies it does not do. Runs in busybox, in the container of networks/ptp.yaml.
set -eu
box=/opt/busybox
table() { iptables -w -t nat "$@"; }
table -N STOCK-MASQ 2>/dev/null || table -F STOCK-MASQ
table -A STOCK-MASQ -d "$POD_SUBNET" -j RETURN
table -A STOCK-MASQ -j MASQUERADE
table -C POSTROUTING -m addrtype ! --dst-type LOCAL -j STOCK-MASQ 2>/dev/null || table -A POSTROUTING -m addrtype ! --dst-type LOCAL -j STOCK-MASQ

configuration() {
  cat <<END
{"cniVersion": "0.3.1", "name": "kindnet", "plugins": [
  {"type": "ptp", "ipMasq": false, "mtu": 1500, "ipam": {
    "type": "host-local", "dataDir": "/run/cni-ipam-state", "routes": [{"dst": "0.0.0.0/0"}], "ranges": [[{"subnet": "$1"}]]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
END
}
cat() { $box cat; }

each='{range .items[*]}{.metadata.name} {.spec.podCIDR} {.status.addresses[?(@.type=="InternalIP")].address}{"\n"}{end}'
written=''
while :; do
  if nodes=$(kubectl get nodes -o "jsonpath=$each"); then
    while read -r name network address; do
      if [ -z "$address" ]; then continue; fi
      if [ "$name" != "$NODE_NAME" ]; then
        ip route replace "$network" via "$address"
      elif [ "$written" != "$network" ]; then
        configuration "$network" >/etc/cni/net.d/10-kindnet.conflist.temp
        $box mv /etc/cni/net.d/10-kindnet.conflist.temp /etc/cni/net.d/10-kindnet.conflist
        written=$network
      fi
    done <<END
$nodes
END
  fi
  $box sleep 2
done
