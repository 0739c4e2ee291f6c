package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
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
    String lines = of(workload);
    if (lines.isEmpty()) {
      return failure;
    }
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

  private String of(Workload workload) {
    try {
      return client
          .pods()
          .inNamespace(namespace)
          .withName(workload.name())
          .inContainer(workload.name())
          .tailingLines(LINES)
          .getLog()
          .lines()
          .map(line -> "  " + workload.service() + " | " + line)
          .collect(Collectors.joining("\n"));
    } catch (KubernetesClientException e) {
      // it never started, or its pod is gone: then the failure itself says everything
      return "";
    }
  }
}
