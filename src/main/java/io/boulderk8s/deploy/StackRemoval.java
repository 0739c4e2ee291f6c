package io.boulderk8s.deploy;

import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes one stack: its pods, its volumes on the nodes, its namespace. */
public final class StackRemoval {
  private final KubernetesClient client;
  private final PodWatches watches;
  private final VolumeRemoval volumes;
  private final Reporter reporter;

  public StackRemoval(
      KubernetesClient client, PodWatches watches, VolumeRemoval volumes, Reporter reporter) {
    this.client = client;
    this.watches = watches;
    this.volumes = volumes;
    this.reporter = reporter;
  }

  /** Removes a stack of this owner; returns whether there was anything to remove. */
  public boolean remove(String namespace, OwnerCheck owner) {
    Namespace there = client.namespaces().withName(namespace).get();
    if (there != null && there.getMetadata().getDeletionTimestamp() != null) {
      new StackNamespace(client).awaitDeletion(namespace);
      return true;
    }
    if (there == null || !owner.of(there).isOurs()) {
      return false;
    }
    remove(there);
    return true;
  }

  /**
   * Removes a stack of any owner.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException UNAVAILABLE when everything is gone but
   *     volumes on unreachable nodes
   */
  public void remove(Namespace there) {
    String namespace = there.getMetadata().getName();
    List<LeftVolumes> left = endPods(namespace);
    ProvidedVolumes provided = ProvidedVolumes.of(namespace, client);
    reporter.step(
        "namespace " + namespace + " deleted",
        () -> {
          new StackNamespace(client).delete(there);
          provided.awaitRemoval(reporter);
        });
    watches.close(namespace);
    LeftVolumes.refuse(left);
  }

  private List<LeftVolumes> endPods(String namespace) {
    PodWatch watch = watches.of(namespace);
    PodLifecycle lifecycle = new PodLifecycle(client, watch);
    new Controllers(client, namespace).remove();
    List<Pod> pods = client.pods().inNamespace(namespace).list().getItems();
    Set<String> nodes = nodesWithVolumes(pods);
    reporter.step("pods ended", () -> lifecycle.deleteAll(pods));
    List<LeftVolumes> left =
        reporter.step("volumes removed", () -> volumes.remove(namespace, watch));
    left.stream().filter(where -> !nodes.contains(where.node())).forEach(this::tell);
    return left.stream().filter(where -> nodes.contains(where.node())).toList();
  }

  private static Set<String> nodesWithVolumes(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> pod.getSpec().getNodeName() != null)
        .filter(
            pod ->
                pod.getMetadata().getLabels() != null
                    && pod.getMetadata().getLabels().keySet().stream().anyMatch(Labels::isVolume))
        .map(pod -> pod.getSpec().getNodeName())
        .collect(Collectors.toSet());
  }

  /** Every pod of ours needs the image that is missing there, so hardly one ran on it. */
  private void tell(LeftVolumes where) {
    reporter.notice(
        "node %s: could not be searched for volumes of stack %s (%s); no pod that uses one was on it. They would be in %s"
            .formatted(where.node(), where.namespace(), where.why(), where.directories()));
  }
}
