# shellcheck shell=bash
# The cluster of test.sh: two nodes, the probe on both.
: "${cluster:?}" "${tag:?}" "${CACHE:?}" "${here:?}"
kind=$(command -v kind || echo "$CACHE/bin/kind")
control=$cluster-control-plane worker=$cluster-worker

create() {
  say "creating the cluster $cluster of two nodes from $tag"
  export KUBECONFIG=$CACHE/tmp/$cluster.kubeconfig
  grep -qx "$cluster" <<<"$("$kind" get clusters 2>/dev/null)" ||
    logged "$cluster" "$kind" create cluster --name "$cluster" --image "$tag" --config "$here/test/kind.yaml" --wait 120s
  go_build "$here/test/probe" "$CACHE/node/bin/probe" .
  for node in "$control" "$worker"; do docker cp "$CACHE/node/bin/probe" "$node:/probe"; done
  k wait --for=condition=Ready nodes --all --timeout=120s >/dev/null
  k -n kube-system rollout status daemonset/nodenet deployment/coredns --timeout=120s >/dev/null
}

k() { docker exec -i "$control" kubectl --kubeconfig /etc/kubernetes/admin.conf "$@"; }

# probes NAMESPACE NODE NAME... -- ARGUMENT...: pods that run the probe; their label is their name
probes() {
  local namespace=$1 node=$2 names=() name; shift 2
  while [ "$1" != -- ]; do names+=("$1"); shift; done
  shift
  for name in "${names[@]}"; do
    jq -n --arg namespace "$namespace" --arg node "$node" --arg name "$name" '{apiVersion: "v1", kind: "Pod",
      metadata: {$namespace, $name, labels: {app: $name, run: ($name | sub("-[0-9]+$"; ""))}},
      spec: {nodeSelector: {"kubernetes.io/hostname": $node}, tolerations: [{operator: "Exists"}], restartPolicy: "Never",
        terminationGracePeriodSeconds: 0, automountServiceAccountToken: false,
        containers: [{name: "probe", image: "boulder-k8s/busybox:v1", imagePullPolicy: "Never", command: (["/probe"] + $ARGS.positional),
          volumeMounts: [{name: "probe", mountPath: "/probe"}]}],
        volumes: [{name: "probe", hostPath: {path: "/probe"}}]}}' --args -- "$@"
  done | k apply -f - >/dev/null
}

started() { k -n "$1" wait --for=condition=Ready "pod/$2" --timeout=240s >/dev/null; }
ended() { k -n "$1" wait --for='jsonpath={.status.phase}=Succeeded' pod -l "run=$2" --timeout=400s >/dev/null; }
address() { k -n "$1" get pod "$2" -o 'jsonpath={.status.podIP}'; }
log() { k -n "$1" logs "$2"; }
# not `log | grep -q`: grep would go at the first hit, and the end of log would count as a failure
logged_line() { grep -q "$3" <<<"$(log "$1" "$2")"; }
first() { log "$1" "$2" | sed -n 's/^connected.* after //p' | sed -n 1p; }

# within SECONDS COMMAND...: waits until it succeeds
within() {
  local end=$((SECONDS + $1)); shift
  until "$@" >/dev/null 2>&1; do [ $SECONDS -lt $end ] || return 1; sleep 0.3; done
}
