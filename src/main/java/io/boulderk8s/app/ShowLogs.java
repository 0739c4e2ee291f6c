package io.boulderk8s.app;

import static java.util.stream.Collectors.joining;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `logs` does: passes on the output of services.
 *
 * <ol>
 *   <li>cluster: it must be there
 *   <li>owner: report the owner, if it is another one
 *   <li>pods: there must be some of these services
 *   <li>print
 * </ol>
 *
 * @param services only these; none: all
 * @param follow whether to go on until interrupted
 */
public record ShowLogs(ClusterRequest cluster, List<String> services, boolean follow) {
  public ShowLogs {
    services = List.copyOf(services);
  }

  public void on(Components components, StackSource source, StackName name, PrintStream to) {
    String namespace = name.namespace(source);
    in(
        namespace,
        () ->
            OpenCluster.find(cluster, components)
                .map(open -> ClusterStackView.of(open, source, name, namespace)),
        to);
  }

  void in(String namespace, Supplier<Optional<StackView>> stack, PrintStream to) {
    StackView open =
        stack.get().orElseThrow(() -> nothing("there is no cluster " + cluster.name()));
    try (open) {
      open.noteForeign();
      List<Pod> there = open.pods();
      List<String> missing =
          services.stream()
              .filter(service -> there.stream().noneMatch(pod -> isOf(service, pod)))
              .toList();
      if (there.isEmpty() || !missing.isEmpty()) {
        throw nothing(
            "no service %s in stack %s, which has: %s"
                .formatted(String.join(", ", missing), namespace, names(there)));
      }
      open.print(there.stream().filter(this::isWanted).toList(), follow, to);
    }
  }

  private boolean isWanted(Pod pod) {
    return services.isEmpty() || services.stream().anyMatch(service -> isOf(service, pod));
  }

  static boolean isOf(String service, Pod pod) {
    return Labels.service(service).equals(pod.getMetadata().getLabels().get(Labels.SERVICE))
        || service.equals(pod.getMetadata().getName());
  }

  static String names(List<Pod> pods) {
    return pods.isEmpty()
        ? "none"
        : pods.stream().map(pod -> pod.getMetadata().getName()).sorted().collect(joining(", "));
  }

  private static BoulderK8sException nothing(String what) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE, "", what, "`boulder-k8s status` shows what there is");
  }
}
