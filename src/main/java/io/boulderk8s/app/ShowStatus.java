package io.boulderk8s.app;

import io.boulderk8s.deploy.Revision;
import io.boulderk8s.kube.PodController;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
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
 *   <li>services beside the runner, and their revisions
 *   <li>pods
 * </ol>
 */
public final class ShowStatus {
  private ShowStatus() {}

  /** One pod of the stack. */
  public record Line(String service, PodState state, String pod, String address) {
    private static Line of(Pod pod) {
      return new Line(
          Labels.serviceOf(pod),
          PodStates.of(pod),
          pod.getMetadata().getName(),
          Objects.requireNonNullElse(pod.getStatus().getPodIP(), ""));
    }
  }

  /**
   * What of a stack exists now.
   *
   * @param services those that are split from the runner
   * @param revisions of these services, the oldest first
   * @param pods all others
   */
  public record Found(
      List<ServiceStatus> services, List<RevisionStatus> revisions, List<Line> pods) {
    public Found {
      services = List.copyOf(services);
      revisions = List.copyOf(revisions);
      pods = List.copyOf(pods);
    }

    public boolean isEmpty() {
      return services.isEmpty() && pods.isEmpty();
    }

    private static Found of(
        List<HasMetadata> controllers, List<Revision> revisions, List<Pod> pods) {
      return new Found(
          controllers.stream()
              .flatMap(controller -> PodController.of(controller).stream())
              .map(controller -> ServiceStatus.of(controller, pods))
              .toList(),
          RevisionStatus.of(revisions, Revision.of(controllers).states()),
          pods.stream().filter(pod -> !PodRole.SERVICE.isOf(pod)).map(Line::of).toList());
    }
  }

  /** Returns what there is of a stack, sorted; empty where there is no cluster. */
  public static Optional<Found> on(
      Components components, ClusterRequest cluster, StackSource source, StackName name) {
    String namespace = name.namespace(source);
    return in(
        () ->
            OpenCluster.find(cluster, components)
                .map(open -> ClusterStackView.of(open, source, name, namespace)));
  }

  static Optional<Found> in(Supplier<Optional<StackView>> stack) {
    Optional<StackView> found = stack.get();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (StackView open = found.get()) {
      open.noteForeign();
      return Optional.of(Found.of(open.services(), open.revisions(), open.pods()));
    }
  }
}
