package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;

/**
 * What kubelet puts into every container, `enableServiceLinks: false` or not, and Compose does not.
 *
 * <p>The supervisor of a run unsets it. The container of a dependency starts the image's own
 * program, which may be known to the image alone: there the variables are made empty, which is how
 * programs that look for a cluster are told that there is none. They cannot be made absent: kubelet
 * adds each one that the container has no value for (pkg/kubelet/kubelet_pods.go,
 * makeEnvironmentVariables), and an optional reference to nothing is no value.
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
