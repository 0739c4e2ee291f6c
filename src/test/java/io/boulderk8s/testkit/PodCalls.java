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

  /** Arguments: a caller's address, and where it calls; all calls at once, for five seconds. */
  private static final String SCRIPT =
      """
      set -euo pipefail
      declare -A spaces
      for space in /var/run/netns/*; do
        address=$(nsenter --net="$space" ip -o -4 addr show dev eth0 2>/dev/null | awk 'NR == 1 { sub("/.*", "", $4); print $4 }') || continue
        [ -z "$address" ] || spaces[$address]=$space
      done
      calls='
        use strict; use warnings; use Errno; use IO::Select; use IO::Socket;
        $| = 1;
        my ($caller, @there) = @ARGV;
        my %waiting;
        for my $there (@there) {
          my ($address, $port) = split(/:/, $there);
          socket(my $call, PF_INET, SOCK_STREAM, 0) or die "socket: $!";
          $call->blocking(0);
          if (connect($call, pack_sockaddr_in($port, inet_aton($address)))) { say "$caller $there open" }
          elsif ($!{EINPROGRESS}) { $waiting{fileno($call)} = [$there, $call] }
          else { say "$caller $there refused" }
        }
        my $select = IO::Select->new(map { $_->[1] } values(%waiting));
        my $until = time + 6;
        while ($select->count) {
          my $last = time >= $until;
          for my $call ($select->can_write($last ? 0 : 0.2)) {
            my $there = delete($waiting{fileno($call)})->[0];
            say "$caller $there ", unpack("i", getsockopt($call, SOL_SOCKET, SO_ERROR)) ? "refused" : "open";
            $select->remove($call);
          }
          last if $last;
        }
        say "$caller $_->[0] silent" for values(%waiting);'
      for caller; do
        read -ra words <<<"$caller"
        [ -n "${spaces[${words[0]}]:-}" ] || { echo "no network namespace has ${words[0]}" >&2; exit 1; }
        nsenter --net="${spaces[${words[0]}]}" perl -E "$calls" "${words[@]}" &
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

  /** Of all pods of the stack that run. */
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
