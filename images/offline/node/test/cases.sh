# shellcheck shell=bash
# What test.sh proves. Each case prints one line, or fails with what it saw.
: "${control:?}" "${worker:?}" "${here:?}" "${count:?}"

# Open pods receive everything, or send to every address of the pod networks all the time, so that they meet new pods at once.
targets() {
  k apply -f - <"$here/test/policies.yaml" >/dev/null
  local networks; networks=$(k get nodes -o 'jsonpath={.items[0].spec.podCIDR},{.items[1].spec.podCIDR}')
  probes open "$control" target-1 --
  probes open "$worker" target-2 --
  probes open "$control" sweep-1 -- -sweep "$networks"
  probes open "$worker" sweep-2 -- -sweep "$networks"
  started open target-1 && started open target-2 && started open sweep-1 && started open sweep-2
  service=$(k -n open get service target -o 'jsonpath={.spec.clusterIP}')
  api=$(k get service kubernetes -o 'jsonpath={.spec.clusterIP}')
  node=$(k get node "$worker" -o 'jsonpath={.status.addresses[0].address}')
  everything=$(address open target-1):7777,$(address open target-2):7777,$service:80,$api:443,$node:10250
}

# The same probe without a policy gets through everywhere: the next case would see a leak.
control_group() {
  probes open "$control" free-1 -- -for 5s -to "$everything"
  probes open "$worker" free-2 -- -for 5s -to "$everything"
  ended open free
  local pod connected
  for pod in free-1 free-2; do
    connected=$(log open $pod | grep -c ^connected)
    [ "$connected" = 5 ] || fail "$pod, which no policy restricts, connected to $connected of 5 targets: $(log open $pod)"
    logged_line open $pod "^received udp" || fail "$pod, which no policy restricts, received nothing: $(log open $pod)"
  done
  say "ok: without a policy a pod connects to pods on both nodes, a Service, the API server and a node," \
    "first after only $(first open free-2)"
}

closed_from_the_start() {
  local i names1=() names2=() leaks tries
  for i in $(seq "$count"); do if ((i % 2)); then names1+=("shut-$i"); else names2+=("shut-$i"); fi; done
  probes closed "$control" "${names1[@]}" -- -for 5s -to "$everything"
  probes closed "$worker" "${names2[@]}" -- -for 5s -to "$everything"
  ended closed shut
  k -n open delete pod sweep-1 sweep-2 --now >/dev/null 2>&1
  tries=0 leaks=''
  for i in $(seq "$count"); do
    leaks+=$(log closed "shut-$i" | grep -E '^(connected|received)' | sed "s/^/shut-$i: /" || true)
    tries=$((tries + $(log closed "shut-$i" | sed -n 's/^done with \([0-9]*\) tries/\1/p')))
  done
  local addresses; addresses=$(k -n closed get pods -l run=shut -o 'jsonpath={range .items[*]}{.status.podIP}{"\n"}{end}')
  leaks+=$( (log open target-1; log open target-2) | grep ^received | grep -wF "$addresses" || true)
  [ -z "$leaks" ] || fail "pods under a standing deny-all were not closed: $leaks"
  [ "$tries" -gt $((count * 100)) ] || fail "only $tries tries: this proves nothing"
  say "ok: $count pods under a standing deny-all tried $tries times from their first instruction: nothing out, nothing in"
}

allowed_across_nodes() {
  local server to
  probes some "$worker" server --
  started some server
  server=$(address some server)
  to=$server:7777,$(k -n some get service server -o 'jsonpath={.spec.clusterIP}'):80
  probes some "$control" client stranger -- -to "$to"
  started some client && started some stranger
  within 60 both_connected || fail "an allowed client on another node did not reach the pod and its Service: $(log some client)"
  log some stranger | grep ^connected && fail "a pod that is not allowed reached the server"
  logged_line some server "^received tcp $(address some client) " || fail "the server did not see the client's own address: $(log some server)"
  say "ok: across nodes an allowed client reaches a pod and its Service with its own address" \
    "(first after $(first some client): its address has to get around), a stranger does not"
}
both_connected() { [ "$(log some client | grep -c ^connected)" = 2 ]; }

address_used_again() {
  local first second target; target=$(address open target-1):7777
  again() { docker exec "$worker" rm -f /run/cni-ipam-state/nodenet/last_reserved_ip.0; } # the lowest free address is next
  again && probes open "$worker" before -- -to "$target"
  started open before
  first=$(address open before)
  within 10 received_from "$first" || fail "an open pod did not reach the target"
  k -n open delete pod before --wait >/dev/null
  again && probes closed "$worker" after -- -for 4s -to "$target"
  ended closed after
  second=$(address closed after)
  [ "$first" = "$second" ] || fail "the test wants one address twice, got $first and $second"
  log closed after | grep -E '^(connected|received)' && fail "a closed pod inherited the flows of the open pod that had $first before"
  again && probes open "$worker" third -- -for 4s -to "$target"
  ended open third
  [ "$(address open third)" = "$first" ] || fail "the test wants one address three times"
  logged_line open third ^connected || fail "an open pod inherited the policy of the closed pod that had $first before"
  say "ok: an address used again ($first: open, closed, open) takes neither flows nor policies along"
}
received_from() { logged_line open target-1 "^received udp $1 "; }
