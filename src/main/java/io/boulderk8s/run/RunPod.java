package io.boulderk8s.run;

import io.boulderk8s.cluster.NodeWatch;
import io.boulderk8s.kube.PodExec;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks the API server about the pod of one run. A watch may be late after the API server was away,
 * and the end of a run must not depend on that.
 */
public final class RunPod {
  private final Pod created;
  private final Supplier<Optional<Pod>> now;
  private final PodExec exec;
  private final NodeWatch nodes;

  /**
   * Prepares to ask about a pod.
   *
   * @param created the pod as the API server returned it, with its uid
   * @param now reads the pod that has its name, without retries: the caller asks again by itself
   * @param exec executes in its container
   */
  RunPod(Pod created, Supplier<Optional<Pod>> now, PodExec exec, NodeWatch nodes) {
    this.created = created;
    this.now = now;
    this.exec = exec;
    this.nodes = nodes;
  }

  String name() {
    return created.getMetadata().getName();
  }

  Supervisor supervisor() {
    return new Supervisor(exec);
  }

  /** Returns why its supervisor cannot answer any more; empty as long as it may. */
  Optional<String> gone() {
    try {
      return look().or(nodes::lost);
    } catch (KubernetesClientException e) {
      return nodes.lost();
    }
  }

  private Optional<String> look() {
    Optional<Pod> pod = present();
    if (pod.isEmpty()) {
      return Optional.of("its pod was deleted");
    }
    return switch (PodStates.of(pod.get())) {
      case PodState.Ended(int code, String reason) ->
          Optional.of(
              "its container ended (%s, exit code %d) before the supervisor recorded an end"
                  .formatted(reason, code));
      case PodState.Impossible(String reason) -> Optional.of(reason);
      case PodState.Coming _, PodState.Running _ -> Optional.empty();
    };
  }

  /** Returns the exit code of the container; empty while it runs, and when it is unknown. */
  Optional<Integer> exitCode() {
    try {
      return present()
          .flatMap(
              pod ->
                  PodStates.of(pod) instanceof PodState.Ended(int code, _)
                      ? Optional.of(code)
                      : Optional.empty());
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  private Optional<Pod> present() {
    String uid = created.getMetadata().getUid();
    return now.get().filter(pod -> pod.getMetadata().getUid().equals(uid));
  }
}
