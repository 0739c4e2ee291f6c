package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.Manifests;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;

/** From nodes that only a pod can reach. */
public final class RemovalByPod implements VolumeRemoval {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private final String agentImage;

  public RemovalByPod(KubernetesClient client, String agentImage) {
    this.client = client;
    this.agentImage = agentImage;
  }

  @Override
  public void remove(Manifests stack, PodBoard board) {
    String namespace = stack.namespace().getMetadata().getName();
    remove(namespace, board);
    client.pods().inNamespace(namespace).withLabel(Labels.ROLE, VolumeCleanup.ROLE).delete();
  }

  /** The same, but the pods that did it stay. */
  void remove(String namespace, PodBoard board) {
    client.nodes().list().getItems().forEach(node -> remove(namespace, node, board));
  }

  private void remove(String namespace, Node node, PodBoard board) {
    Pod cleanup = VolumeCleanup.pod(namespace, node.getMetadata().getName(), agentImage);
    PodLifecycle lifecycle = new PodLifecycle(client, board);
    lifecycle.delete(cleanup);
    lifecycle.create(cleanup);
    board.await(
        cleanup.getMetadata().getName(),
        "the removal of the stack's volumes from node " + node.getMetadata().getName(),
        LIMIT,
        pod -> pod.map(PodStates::of).flatMap(RemovalByPod::done));
  }

  private static Optional<Boolean> done(PodState state) {
    return switch (state) {
      case PodState.Ended(int code, _) when code == 0 -> Optional.of(true);
      case PodState.Ended(int code, String reason) ->
          throw failed("ended with exit code " + code + " " + reason);
      case PodState.Impossible(String reason) -> throw failed("cannot run: " + reason);
      case PodState.Coming _, PodState.Running _ -> Optional.empty();
    };
  }

  private static BoulderK8sException failed(String what) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        "volumes",
        "the pod that removes the stack's volumes " + what,
        "run `boulder-k8s down` again");
  }
}
