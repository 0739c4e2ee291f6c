package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes one stack down: its pods, its volumes on the nodes, its namespace. */
public final class StackRemoval {
  private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private final String agentImage;
  private final Reporter reporter;

  public StackRemoval(KubernetesClient client, String agentImage, Reporter reporter) {
    this.client = client;
    this.agentImage = agentImage;
    this.reporter = reporter;
  }

  /** Whether there was anything to remove. */
  public boolean remove(String namespace) {
    Namespace there = client.namespaces().withName(namespace).get();
    if (there == null
        || !Labels.TOOL.equals(
            Objects.requireNonNullElse(there.getMetadata().getLabels(), java.util.Map.of())
                .get(Labels.MANAGED_BY))) {
      return false;
    }
    if (there.getMetadata().getDeletionTimestamp() == null) {
      endPods(namespace);
    }
    reporter.step(
        "namespace " + namespace + " deleted", () -> new StackNamespace(client).delete(namespace));
    return true;
  }

  private void endPods(String namespace) {
    try (PodBoard board = PodBoard.open(client, namespace)) {
      PodLifecycle lifecycle = new PodLifecycle(client, board);
      List<Pod> pods = client.pods().inNamespace(namespace).list().getItems();
      reporter.step("pods ended", () -> AtOnce.forEach(pods, lifecycle::delete));
      reporter.step(
          "volumes removed",
          () ->
              client
                  .nodes()
                  .list()
                  .getItems()
                  .forEach(node -> clean(namespace, node, lifecycle, board)));
    }
  }

  private void clean(String namespace, Node node, PodLifecycle lifecycle, PodBoard board) {
    Pod cleanup = VolumeCleanup.pod(namespace, node.getMetadata().getName(), agentImage);
    lifecycle.create(cleanup);
    board.await(
        cleanup.getMetadata().getName(),
        "the removal of the stack's volumes from node " + node.getMetadata().getName(),
        CLEANUP_LIMIT,
        pod -> pod.map(PodStates::of).flatMap(StackRemoval::done));
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
        "down",
        "the pod that removes the stack's volumes " + what,
        "run `boulder-k8s down` again");
  }
}
