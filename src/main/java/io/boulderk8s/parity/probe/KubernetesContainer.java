package io.boulderk8s.parity.probe;

import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.parity.Lifetime;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes a pod's main container in Docker's terms. */
final class KubernetesContainer {
  private KubernetesContainer() {}

  /**
   * Describes a pod.
   *
   * @param sameAsEngine whether the node has the same image as the engine, by config digest
   */
  static Observed of(Pod pod, Predicate<String> sameAsEngine) {
    Container main = pod.getSpec().getContainers().getFirst();
    SortedMap<String, String> said = new TreeMap<>();
    PodState state = PodStates.of(pod);
    said.put("state", state(state));
    said.put("health", health(main, state));
    SortedMap<String, String> image = new TreeMap<>();
    image.put("reference", main.getImage());
    image.put("content", sameAsEngine.test(main.getImage()) ? "the engine's" : "another");
    return new Observed(
        Labels.serviceOf(pod),
        pod.getMetadata().getName(),
        state instanceof PodState.Running,
        said,
        image,
        lifetime(pod, main.getName()));
  }

  private static Lifetime lifetime(Pod pod, String container) {
    return Stream.ofNullable(pod.getStatus().getContainerStatuses())
        .flatMap(List::stream)
        .filter(status -> status.getName().equals(container))
        .map(status -> lifetime(status.getState()))
        .findFirst()
        .orElse(Lifetime.NONE);
  }

  private static Lifetime lifetime(ContainerState state) {
    if (state.getRunning() != null) {
      return Lifetime.of(text(state.getRunning().getStartedAt()), "");
    }
    return state.getTerminated() == null
        ? Lifetime.NONE
        : Lifetime.of(
            text(state.getTerminated().getStartedAt()),
            text(state.getTerminated().getFinishedAt()));
  }

  private static String text(@Nullable String moment) {
    return Objects.requireNonNullElse(moment, "");
  }

  private static String state(PodState state) {
    return switch (state) {
      case PodState.Coming(String what) -> "created (" + what + ")";
      case PodState.Running _ -> "running";
      case PodState.Ended(int code, String _) -> "exited " + code;
      case PodState.Impossible(String reason) -> "failed (" + reason + ")";
    };
  }

  private static String health(Container main, PodState state) {
    if (main.getReadinessProbe() == null) {
      return "none";
    }
    return state.isHealthy() ? "healthy" : "unhealthy";
  }
}
