package io.boulderk8s.app;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.run.ContainerLogs;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.PrintStream;
import java.util.List;

/**
 * Does what `logs` does: hands on what services said.
 *
 * @param services only these; none: all
 * @param follow whether it goes on until it is interrupted
 */
public record ShowLogs(ClusterRequest cluster, List<String> services, boolean follow) {
  public ShowLogs {
    services = List.copyOf(services);
  }

  public void on(Components components, StackSource source, StackName name, PrintStream to) {
    String namespace = name.namespace(source);
    OpenCluster open =
        OpenCluster.find(cluster, components)
            .orElseThrow(() -> nothing("there is no cluster " + cluster.name()));
    try (open) {
      WhoseStack.of(open, source, name).noteForeign(namespace);
      List<Pod> pods = open.pods(namespace).stream().filter(this::isWanted).toList();
      if (pods.isEmpty()) {
        throw nothing("no service " + String.join(", ", services) + " in stack " + namespace);
      }
      new ContainerLogs(open.streams(), to).print(pods, follow);
    }
  }

  private boolean isWanted(Pod pod) {
    String service = pod.getMetadata().getLabels().get(Labels.SERVICE);
    return services.isEmpty()
        || services.stream().map(Labels::service).anyMatch(label -> label.equals(service))
        || services.contains(pod.getMetadata().getName());
  }

  private static BoulderK8sException nothing(String what) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE, "", what, "`boulder-k8s status` shows what there is");
  }
}
