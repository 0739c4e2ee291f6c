package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;

/**
 * The variables that the kubelet puts into every container, even with `enableServiceLinks: false`,
 * and Compose does not.
 *
 * <p>The supervisor of a run unsets them. The container of a dependency starts the image's own
 * program, which only the image may know: there the variables are empty, and programs that look for
 * a cluster find none. They cannot be absent: the kubelet adds each one for which the container has
 * no value (pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables), and an optional reference to
 * nothing is no value.
 */
final class KubeletEnvironment {
  private static final List<String> NAMES =
      List.of(
          "KUBERNETES_PORT",
          "KUBERNETES_PORT_443_TCP",
          "KUBERNETES_PORT_443_TCP_ADDR",
          "KUBERNETES_PORT_443_TCP_PORT",
          "KUBERNETES_PORT_443_TCP_PROTO",
          "KUBERNETES_SERVICE_HOST",
          "KUBERNETES_SERVICE_PORT",
          "KUBERNETES_SERVICE_PORT_HTTPS");

  private KubeletEnvironment() {}

  static List<String> unwantedBy(Workload workload) {
    return NAMES.stream()
        .filter(name -> !workload.container().environment().values().containsKey(name))
        .toList();
  }

  static List<EnvVar> emptied(Workload workload) {
    return unwantedBy(workload).stream().map(name -> new EnvVar(name, "", null)).toList();
  }
}
