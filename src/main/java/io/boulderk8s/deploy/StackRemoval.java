package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.AtOnce;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Objects;

/** Takes one stack down: its pods, its volumes on the nodes, its namespace. */
public final class StackRemoval {
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
          "volumes removed", () -> new RemovalByPod(client, agentImage).remove(namespace, board));
    }
  }
}
