package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import java.util.stream.Collectors;

/** Adds the last lines of a service's log to its failure: they often show the cause. */
final class LastLines {
  private static final int LINES = 10;

  private final KubernetesClient client;
  private final String namespace;

  LastLines(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  BoulderK8sException with(BoulderK8sException failure, Workload workload) {
    return with(
        failure, workload.service(), read(container(workload.name(), workload.name()), false));
  }

  /** Does the same for a service with several pods, whose main containers may start again. */
  BoulderK8sException with(BoulderK8sException failure, String service, Pod pod) {
    var container =
        container(pod.getMetadata().getName(), pod.getSpec().getContainers().getFirst().getName());
    String before = read(container, true);
    return with(failure, service, before.isEmpty() ? read(container, false) : before);
  }

  private static BoulderK8sException with(
      BoulderK8sException failure, String service, String text) {
    if (text.isEmpty()) {
      return failure;
    }
    String lines =
        text.lines().map(line -> "  " + service + " | " + line).collect(Collectors.joining("\n"));
    return new BoulderK8sException(
        failure.kind(),
        failure.problems().stream()
            .map(
                problem ->
                    new Problem(
                        problem.where(),
                        problem.what() + "; its last lines:\n" + lines,
                        problem.next()))
            .toList(),
        failure);
  }

  private ContainerResource container(String pod, String name) {
    return client.pods().inNamespace(namespace).withName(pod).inContainer(name);
  }

  /**
   * Reads the end of a log.
   *
   * @param ended of the container that ended before the one that is there now
   */
  private static String read(ContainerResource container, boolean ended) {
    try {
      return ended
          ? container.terminated().tailingLines(LINES).getLog()
          : container.tailingLines(LINES).getLog();
    } catch (KubernetesClientException e) {
      // it never started, or its pod is gone: then the failure itself says everything
      return "";
    }
  }
}
