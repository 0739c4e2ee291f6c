package io.boulderk8s.observe;

import io.boulderk8s.deploy.PodState;
import io.boulderk8s.deploy.PodStates;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A pod's main container in the words in which Docker describes one. */
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
        pod.getMetadata().getLabels().getOrDefault(Labels.SERVICE, ""),
        pod.getMetadata().getName(),
        state instanceof PodState.Running,
        said,
        image);
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
    return state instanceof PodState.Running(boolean healthy) && healthy ? "healthy" : "unhealthy";
  }
}
