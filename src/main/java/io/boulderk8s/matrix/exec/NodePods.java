package io.boulderk8s.matrix.exec;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.kube.Readiness;
import io.boulderk8s.manifest.NodePod;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Manages our pods on nodes of an existing cluster, in the matrix' namespace. */
final class NodePods {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * Refusals by rights, by Pod Security, by an admission policy, or by a webhook without a code.
   */
  private static final Set<Integer> REFUSALS = Set.of(403, 422, 400);

  private final KubernetesClient api;
  private final PodWatches watches;
  private final KubernetesClient streams;
  private final String agentImage;
  private final MatrixNamespace place;
  private final String namespace;

  NodePods(
      KubernetesClient api,
      PodWatches watches,
      KubernetesClient streams,
      String agentImage,
      MatrixNamespace place) {
    this.api = api;
    this.watches = watches;
    this.streams = streams;
    this.agentImage = agentImage;
    this.place = place;
    this.namespace = place.name();
  }

  /** Makes a new pod on each of these nodes, whatever is left of an earlier one. */
  List<PodAgent> open(Collection<String> nodes, Reporter reporter) {
    try {
      place.claim(nodes, reporter);
      end();
      List<Pod> pods =
          nodes.stream()
              .map(node -> NodePod.of(namespace, node, agentImage, NodeStore.ROOT))
              .toList();
      PodWatch watch = watches.of(namespace);
      pods.forEach(new PodLifecycle(api, watch)::create);
      pods.forEach(pod -> await(watch, pod));
      return pods.stream().map(pod -> new PodAgent(streams, pod)).toList();
    } catch (KubernetesClientException e) {
      if (!REFUSALS.contains(e.getCode())) {
        throw e;
      }
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "namespace " + namespace,
          "the cluster does not allow what views of the checkout need, a privileged pod on each"
              + " node: "
              + Optional.ofNullable(e.getStatus()).map(is -> is.getMessage()).orElse(""),
          "allow it there (Pod Security level privileged; rights for namespaces, pods and"
              + " pods/exec), or leave out --context to use kind");
    }
  }

  private void await(PodWatch watch, Pod pod) {
    String node = pod.getSpec().getNodeName();
    watch.await(
        pod.getMetadata().getName(),
        "our pod on node " + node,
        LIMIT,
        now -> now.map(Readiness::of).flatMap(readiness -> ready(readiness, node)));
  }

  private static Optional<Boolean> ready(Readiness readiness, String node) {
    return switch (readiness) {
      case Readiness.Ready _ -> Optional.of(true);
      case Readiness.Coming _ -> Optional.empty();
      case Readiness.Failed(String why) -> throw failed(node, why);
    };
  }

  private static BoulderK8sException failed(String node, String why) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        "node " + node,
        "our pod, which makes the views of the checkout there, cannot run: " + why,
        "the node must have or pull boulder-k8s' agent image, and allow privileged pods");
  }

  /** Ends the pods; what they made stays. */
  void end() {
    new PodLifecycle(api, watches.of(namespace))
        .deleteAll(api.pods().inNamespace(namespace).list().getItems());
  }
}
