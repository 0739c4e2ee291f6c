package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a run's container: the supervisor, and behind it the command that Compose
 * would start.
 */
final class SupervisedCommand {
  /**
   * What kubelet puts into every container, `enableServiceLinks: false` or not. Compose does not.
   */
  private static final List<String> ADDED_BY_KUBELET =
      List.of(
          "KUBERNETES_PORT",
          "KUBERNETES_PORT_443_TCP",
          "KUBERNETES_PORT_443_TCP_ADDR",
          "KUBERNETES_PORT_443_TCP_PORT",
          "KUBERNETES_PORT_443_TCP_PROTO",
          "KUBERNETES_SERVICE_HOST",
          "KUBERNETES_SERVICE_PORT",
          "KUBERNETES_SERVICE_PORT_HTTPS");

  private SupervisedCommand() {}

  static List<String> of(Workload workload, String runId) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(AgentContainers.RUN_DIRECTORY + "/agent", "run"));
    words.addAll(List.of("--dir", AgentContainers.RUN_DIRECTORY + "/run", "--id", runId));
    ADDED_BY_KUBELET.stream()
        .filter(name -> !workload.environment().containsKey(name))
        .forEach(name -> words.addAll(List.of("--unset", name)));
    words.add("--");
    workload.entrypoint().ifPresent(entrypoint -> words.addAll(Literal.words(entrypoint)));
    workload.command().ifPresent(command -> words.addAll(Literal.words(command)));
    return words;
  }
}
