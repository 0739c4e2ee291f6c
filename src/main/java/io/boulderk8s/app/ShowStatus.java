package io.boulderk8s.app;

import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `status` does: shows what of the stack exists now.
 *
 * <ol>
 *   <li>cluster: without one the result is empty
 *   <li>owner: report the owner, if it is another one
 *   <li>pods
 * </ol>
 */
public final class ShowStatus {
  private ShowStatus() {}

  /** One pod of the stack. */
  public record Line(String service, PodState state, String pod, String address) {
    private static Line of(Pod pod) {
      return new Line(
          pod.getMetadata().getLabels().getOrDefault(Labels.SERVICE, ""),
          PodStates.of(pod),
          pod.getMetadata().getName(),
          Objects.requireNonNullElse(pod.getStatus().getPodIP(), ""));
    }
  }

  /** Returns the pods of a stack, sorted; empty where there is no cluster. */
  public static Optional<List<Line>> on(
      Components components, ClusterRequest cluster, StackSource source, StackName name) {
    String namespace = name.namespace(source);
    return in(
        () ->
            OpenCluster.find(cluster, components)
                .map(open -> ClusterStackView.of(open, source, name, namespace)));
  }

  static Optional<List<Line>> in(Supplier<Optional<StackView>> stack) {
    Optional<StackView> found = stack.get();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (StackView open = found.get()) {
      open.noteForeign();
      return Optional.of(open.pods().stream().map(Line::of).toList());
    }
  }
}
