package io.boulderk8s.matrix.exec;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.fabric8.kubernetes.api.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses the nodes of a cluster that get cells: those on which its scheduler would put a pod
 * without special requests. Pure.
 *
 * @param names sorted
 * @param left those that get none, with reasons
 */
public record NodeChoice(List<String> names, List<String> left) {
  private static final Set<String> KEEPING_AWAY = Set.of("NoSchedule", "NoExecute");

  /**
   * Chooses.
   *
   * @throws BoulderK8sException when there is none, or they have several architectures, since the
   *     same cell could give different results
   */
  public static NodeChoice of(String context, List<Node> nodes) {
    List<String> left = new ArrayList<>();
    Map<String, String> architectures = new TreeMap<>();
    for (Node node : nodes) {
      String name = node.getMetadata().getName();
      why(node)
          .ifPresentOrElse(
              reason -> left.add(name + ": " + reason),
              () -> architectures.put(name, node.getStatus().getNodeInfo().getArchitecture()));
    }
    if (architectures.isEmpty()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "context " + context,
          "no node can take cells: " + String.join("; ", left),
          "`kubectl get nodes`, `kubectl uncordon NODE`, `kubectl taint nodes NODE KEY-`");
    }
    if (Set.copyOf(architectures.values()).size() > 1) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "context " + context,
          "its nodes are of different architectures, so a cell's result would depend on its node: "
              + architectures.entrySet().stream()
                  .map(node -> node.getKey() + " is " + node.getValue())
                  .collect(Collectors.joining(", ")),
          "keep cells away from the others: `kubectl cordon NODE`");
    }
    return new NodeChoice(List.copyOf(architectures.keySet()), left);
  }

  private static Optional<String> why(Node node) {
    if (Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
      return Optional.of("it is cordoned");
    }
    if (node.getStatus().getConditions().stream()
        .noneMatch(is -> is.getType().equals("Ready") && is.getStatus().equals("True"))) {
      return Optional.of("it is not ready");
    }
    if (!Objects.equals(node.getStatus().getNodeInfo().getOperatingSystem(), "linux")) {
      return Optional.of("it runs " + node.getStatus().getNodeInfo().getOperatingSystem());
    }
    return node.getSpec().getTaints().stream()
        .filter(taint -> KEEPING_AWAY.contains(taint.getEffect()))
        .findFirst()
        .map(taint -> "its taint " + taint.getKey() + ":" + taint.getEffect());
  }
}
