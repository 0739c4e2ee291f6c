# Hands the first packet of each connection to queue 98, where kube-network-policies decides, as its nftables rules do: not what root's programs
# on the node send (the kubelet's probes). A node without the agent drops what is queued.
set -eu
queue() { iptables -w -t mangle -A STOCK-POLICIES "$@"; }
iptables -w -t mangle -N STOCK-POLICIES 2>/dev/null || iptables -w -t mangle -F STOCK-POLICIES
queue -o lo -j RETURN
queue -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN
queue -m owner --uid-owner 0 -j RETURN
queue -j NFQUEUE --queue-num 98
iptables -w -t mangle -C POSTROUTING -j STOCK-POLICIES 2>/dev/null || iptables -w -t mangle -A POSTROUTING -j STOCK-POLICIES
