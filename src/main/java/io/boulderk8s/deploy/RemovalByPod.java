package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.boulderk8s.manifest.VolumeCleanup;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Removes volumes from nodes that only a pod can reach. Reports nodes where none can run. */
public final class RemovalByPod implements VolumeRemoval {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private final String agentImage;

  public RemovalByPod(KubernetesClient client, String agentImage) {
    this.client = client;
    this.agentImage = agentImage;
  }

  @Override
  public List<LeftVolumes> remove(String namespace, PodWatch watch) {
    Queue<LeftVolumes> left = new ConcurrentLinkedQueue<>();
    Parallel.forEach(
        client.nodes().list().getItems(),
        node -> remove(namespace, node, watch).ifPresent(left::add));
    client.pods().inNamespace(namespace).withLabel(Labels.ROLE, PodRole.CLEANUP.label()).delete();
    return List.copyOf(left);
  }

  private Optional<LeftVolumes> remove(String namespace, Node node, PodWatch watch) {
    String name = node.getMetadata().getName();
    Pod cleanup = VolumeCleanup.pod(namespace, name, agentImage);
    PodLifecycle lifecycle = new PodLifecycle(client, watch);
    try {
      lifecycle.delete(cleanup);
      lifecycle.create(cleanup);
      return watch
          .await(
              cleanup.getMetadata().getName(),
              "the removal of the stack's volumes from node " + name,
              LIMIT,
              pod -> pod.map(PodStates::of).flatMap(RemovalByPod::done))
          .map(why -> new LeftVolumes(namespace, name, why));
    } catch (BoulderK8sException e) {
      return Optional.of(new LeftVolumes(namespace, name, e.whats()));
    }
  }

  /** Returns an empty result while it goes on; then the failure, if any. */
  private static Optional<Optional<String>> done(PodState state) {
    return switch (state) {
      case PodState.Ended(int code, _) when code == 0 -> Optional.of(Optional.empty());
      case PodState.Ended(int code, String reason) ->
          Optional.of(Optional.of("the pod for it ended with exit code " + code + " " + reason));
      case PodState.Impossible(String reason) ->
          Optional.of(Optional.of("the pod for it cannot run: " + reason));
      case PodState.Coming _, PodState.Running _ -> Optional.empty();
    };
  }
}
