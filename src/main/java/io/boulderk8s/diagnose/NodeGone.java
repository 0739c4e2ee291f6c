package io.boulderk8s.diagnose;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a node that stopped answering: its condition Ready is not True any more, or, where the API
 * server went with it, the run's own failure says so.
 */
final class NodeGone implements Analyzer {
  private static final Pattern WORD =
      Pattern.compile("node (\\S+) (?:does not run any more|was started again|was removed)");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot.nodes().stream()
        .flatMap(node -> notReady(node).map(condition -> verdict(node, condition)))
        .findFirst()
        .or(() -> byTheRun(snapshot.run()));
  }

  private static Optional<Verdict> byTheRun(RunFacts run) {
    return WORD.matcher(run.failure())
        .results()
        .map(
            found ->
                Verdict.of(
                    Cause.NODE_GONE,
                    "node " + found.group(1) + " went away during the run",
                    List.of(new Evidence("boulder-k8s", run.failure()))))
        .findFirst();
  }

  private static Stream<NodeCondition> notReady(Node node) {
    return conditions(node)
        .filter(condition -> "Ready".equals(condition.getType()))
        .filter(condition -> !"True".equals(condition.getStatus()));
  }

  static Stream<NodeCondition> conditions(Node node) {
    return node.getStatus() == null
        ? Stream.empty()
        : Stream.ofNullable(node.getStatus().getConditions()).flatMap(List::stream);
  }

  private static Verdict verdict(Node node, NodeCondition condition) {
    String name = node.getMetadata().getName();
    return Verdict.of(
        Cause.NODE_GONE,
        "node " + name + " is not ready",
        List.of(
            new Evidence(
                "node " + name + ", condition Ready",
                "%s since %s: %s"
                    .formatted(
                        condition.getStatus(),
                        Objects.requireNonNullElse(condition.getLastTransitionTime(), "?"),
                        Objects.requireNonNullElse(condition.getMessage(), "")))));
  }
}
