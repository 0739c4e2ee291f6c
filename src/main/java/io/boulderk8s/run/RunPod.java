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
 * The pod of one run, asked for directly. A watch may lag behind after the API server was away, and
 * what a run's end hangs on must not.
 */
public final class RunPod {
  private final Pod created;
  private final Supplier<Optional<Pod>> now;
  private final PodExec exec;
  private final NodeWatch nodes;

  /**
   * A pod to ask.
   *
   * @param created the pod as the API server gave it, with its uid
   * @param now reads which pod has its name; tries once: the caller asks again in its own time
   * @param exec in its container
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

  /** Why its supervisor will not answer any more; empty as long as it may. */
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

  /** The exit code of the container; empty while it runs, and while nobody can tell. */
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
