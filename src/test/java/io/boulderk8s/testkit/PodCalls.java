package io.boulderk8s.testkit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Calls between pods by TCP, each from the network namespace of its caller. The node's own tools
 * make them: no program of the pods, and none of ours, takes part.
 *
 * @param addresses of pods that run, by the service of the Compose file or of Boulder
 */
public record PodCalls(ClusterView cluster, Map<String, String> addresses) {
  private static final String PODS =
      "jsonpath={range .items[?(@.status.phase=='Running')]}"
          + "{.metadata.labels.boulder-k8s\\.io/service} {.status.podIP}"
          + " {.metadata.deletionTimestamp}{'\\n'}{end}";

  /** Arguments: a caller's address, and where it calls; all of a caller at once, six callers. */
  private static final String SCRIPT =
      """
      set -euo pipefail
      declare -A spaces
      for space in /var/run/netns/*; do
        address=$(nsenter --net="$space" ip -o -4 addr show dev eth0 2>/dev/null | awk 'NR == 1 { sub("/.*", "", $4); print $4 }') || continue
        [ -z "$address" ] || spaces[$address]=$space
      done
      calls='
        caller=$1; shift
        declare -A waiting
        for there; do
          (if true 3<>"/dev/tcp/${there/:/\\/}"; then echo "$caller $there open"; else echo "$caller $there refused"; fi) 2>/dev/null &
          waiting[$!]=$there
        done
        sleep 4
        for call in "${!waiting[@]}"; do kill "$call" 2>/dev/null && echo "$caller ${waiting[$call]} silent"; done
        wait'
      for caller; do
        while [ "$(jobs -rp | wc -l)" -ge 6 ]; do wait -n; done
        read -ra words <<<"$caller"
        [ -n "${spaces[${words[0]}]:-}" ] || { echo "no network namespace has ${words[0]}" >&2; exit 1; }
        nsenter --net="${spaces[${words[0]}]}" bash -c "$calls" - "${words[@]}" &
      done
      wait
      """;

  /** What came of a call. */
  public enum Outcome {
    /** Somebody accepted it. */
    OPEN,
    /** It was let in, and nobody listens. */
    REFUSED,
    /** It was not let in. */
    SILENT
  }

  /** One call. */
  public record Call(String from, String to, int port) implements Comparable<Call> {
    @Override
    public int compareTo(Call other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return from + " -> " + to + ":" + port;
    }
  }

  /** Of all pods of the stack that run and have a network. */
  public static PodCalls among(ClusterView cluster, String namespace) {
    Map<String, String> addresses = new TreeMap<>();
    cluster
        .kubectl("get", "pods", "-n", namespace, "-o", PODS)
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length == 2)
        .forEach(words -> addresses.put(words[0], words[1]));
    return new PodCalls(cluster, addresses);
  }

  public PodCalls without(Collection<String> services) {
    Map<String, String> others = new TreeMap<>(addresses);
    others.keySet().removeAll(services);
    return new PodCalls(cluster, others);
  }

  /** Makes these calls. */
  public Map<Call, Outcome> make(Collection<Call> calls) {
    List<String> argv = new ArrayList<>(List.of("bash", "-c", SCRIPT, "-"));
    calls.stream()
        .collect(groupingBy(Call::from, TreeMap::new, toMap(this::target, _ -> true)))
        .forEach(
            (from, targets) ->
                argv.add(
                    Stream.concat(Stream.of(addresses.get(from)), targets.keySet().stream())
                        .collect(joining(" "))));
    Map<String, Outcome> seen = new TreeMap<>();
    cluster
        .onNode(argv.toArray(String[]::new))
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            words ->
                seen.merge(
                    words[0] + " " + words[1],
                    Outcome.valueOf(words[2].toUpperCase(java.util.Locale.ROOT)),
                    (one, other) -> one.compareTo(other) < 0 ? one : other));
    Map<Call, Outcome> outcomes = new TreeMap<>();
    calls.forEach(
        call -> outcomes.put(call, seen.get(addresses.get(call.from()) + " " + target(call))));
    assertThat(outcomes).doesNotContainValue(null);
    return outcomes;
  }

  private String target(Call call) {
    return addresses.get(call.to()) + ":" + call.port();
  }
}
