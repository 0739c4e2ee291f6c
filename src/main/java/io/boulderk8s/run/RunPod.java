package io.boulderk8s.run;

import io.boulderk8s.kube.KubernetesPodExec;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pod of one run, asked for directly. A watch may lag behind after the API server was away, and
 * what a run's end hangs on must not.
 */
final class RunPod {
  private final KubernetesClient client;
  private final Pod created;
  private final NodeWatch nodes;

  /**
   * @param client tries once: the caller asks again in its own time
   * @param created the pod as the API server gave it, with its uid
   */
  RunPod(KubernetesClient client, Pod created, NodeWatch nodes) {
    this.client = client;
    this.created = created;
    this.nodes = nodes;
  }

  String name() {
    return created.getMetadata().getName();
  }

  Supervisor supervisor() {
    return new Supervisor(
        new KubernetesPodExec(
            client,
            created.getMetadata().getNamespace(),
            name(),
            created.getSpec().getContainers().getFirst().getName()));
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
    @Nullable Pod now = present();
    if (now == null) {
      return Optional.of("its pod was deleted");
    }
    return switch (PodStates.of(now)) {
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
      @Nullable Pod now = present();
      return now != null && PodStates.of(now) instanceof PodState.Ended(int code, _)
          ? Optional.of(code)
          : Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  private @Nullable Pod present() {
    @Nullable Pod now =
        client.pods().inNamespace(created.getMetadata().getNamespace()).withName(name()).get();
    return now != null && now.getMetadata().getUid().equals(created.getMetadata().getUid())
        ? now
        : null;
  }
}
