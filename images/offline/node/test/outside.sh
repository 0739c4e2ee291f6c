# shellcheck shell=bash
# More of what test.sh proves: what happens without the agent, and which address the world outside sees.
: "${control:?}" "${worker:?}" "${tag:?}" "${cluster:?}"

no_agent_no_pod() {
  k -n kube-system patch daemonset nodenet --type merge -p '{"spec":{"template":{"spec":{"nodeSelector":{"no":"node"}}}}}' >/dev/null
  within 60 no_agent || fail "the agent does not go away"
  probes closed "$worker" orphan -- -for 3s -to "$(address open target-1):7777"
  within 90 held_back orphan || fail "no message says why the pod waits: $(k -n closed get events)"
  [ "$(k -n closed get pod orphan -o 'jsonpath={.status.phase}')" = Pending ] || fail "a pod started without the agent"
  k -n kube-system patch daemonset nodenet --type json -p '[{"op":"remove","path":"/spec/template/spec/nodeSelector/no"}]' >/dev/null
  ended closed orphan
  log closed orphan | grep -E '^(connected|received)' && fail "a pod that waited for the agent was not closed"
  say "ok: while the agent is down no pod starts, and its event says why; it starts, closed, when the agent is back"
}
no_agent() { [ -z "$(k -n kube-system get pods -l app=nodenet -o name)" ]; }
held_back() {
  grep -q "are not in force" <<<"$(k -n closed get events --field-selector "involvedObject.name=$1" -o 'jsonpath={.items[*].message}')"
}

# A container beside the nodes is outside; the worker itself is inside.
masquerade() {
  local outside=$cluster-outside to
  docker rm -f "$outside" >/dev/null 2>&1 || true
  docker create --name "$outside" --network kind --entrypoint /probe "$tag" >/dev/null
  docker cp "$CACHE/node/bin/probe" "$outside:/probe"
  docker start "$outside" >/dev/null
  docker exec -d "$worker" sh -c '/probe -for 30s >/probe.log'
  to=$(docker inspect -f '{{.NetworkSettings.Networks.kind.IPAddress}}' "$outside"):7777,${node:?}:7777
  probes open "$control" walker -- -for 3s -to "$to"
  ended open walker
  local seen_outside seen_inside gateway
  gateway=$(k get node "$control" -o 'jsonpath={.status.addresses[0].address}')
  seen_outside=$(docker logs "$outside" | awk '$2 == "tcp" {print $3}')
  seen_inside=$(docker exec "$worker" cat /probe.log | awk '$2 == "tcp" {print $3}')
  docker rm -f "$outside" >/dev/null
  [ "$seen_outside" = "$gateway" ] || fail "outside of the cluster a pod should have its node's address $gateway, not \"$seen_outside\""
  grep -qx "$(address open walker)" <<<"$seen_inside" || fail "a node should see a pod's own address $(address open walker), not \"$seen_inside\""
  say "ok: outside of the cluster a pod has its node's address, inside its own, on nodes too"
}

# How long the agent held pods back: the CNI ADD of a pod is longer by this.
delays() {
  k -n kube-system logs daemonset/nodenet --all-pods=true | sed -n 's/.* after="\([^"]*\)".*/\1/p' |
    awk '/ms$/ {print $0 + 0; next} /s$/ {print ($0 + 0) * 1000}' | sort -n |
    awk '{d[NR] = $1} END {printf "pods were held back for %d ms (median), %d ms (9 of 10), %d ms (longest), %d pods\n", d[int((NR + 1) / 2)], d[int(NR * .9 + .5)], d[NR], NR}'
}
