package io.boulderk8s.app;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
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
 *   <li>pods: there must be some, and of each of these services
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
      StackPods there = new StackPods(open.pods());
      List<String> missing =
          services.stream().filter(service -> there.of(List.of(service)).isEmpty()).toList();
      if (there.pods().isEmpty()) {
        throw notUp(namespace);
      }
      if (!missing.isEmpty()) {
        throw nothing(
            "no service %s in stack %s, which has: %s"
                .formatted(String.join(", ", missing), namespace, there.names()));
      }
      open.print(services.isEmpty() ? there.pods() : there.of(services), follow, to);
    }
  }

  private static BoulderK8sException notUp(String namespace) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        "stack " + namespace,
        "is not up: it has no services",
        "`boulder-k8s up` starts them, `boulder-k8s test` the tests, too");
  }

  private static BoulderK8sException nothing(String what) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE, "", what, "`boulder-k8s status` shows what there is");
  }
}
