package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the command line of a run's container: the supervisor, followed by the command that
 * Compose would start.
 */
final class SupervisedCommand {
  private SupervisedCommand() {}

  static List<String> of(Workload workload, String runId) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(AgentContainers.RUN_DIRECTORY + "/agent", "run"));
    words.addAll(List.of("--dir", AgentContainers.RUN_DIRECTORY + "/run", "--id", runId));
    KubeletEnvironment.unwantedBy(workload).forEach(name -> words.addAll(List.of("--unset", name)));
    words.addAll(AgentInContainer.unset(workload));
    words.add("--");
    words.addAll(
        workload.container().process().isWrapped()
            ? AgentInContainer.command(workload)
            : AgentInContainer.ofService(workload));
    return words;
  }
}
