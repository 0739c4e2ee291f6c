package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a run's container: the supervisor, and behind it the command that Compose
 * would start.
 */
final class SupervisedCommand {
  private SupervisedCommand() {}

  static List<String> of(Workload workload, String runId) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(AgentContainers.RUN_DIRECTORY + "/agent", "run"));
    words.addAll(List.of("--dir", AgentContainers.RUN_DIRECTORY + "/run", "--id", runId));
    KubeletEnvironment.unwantedBy(workload).forEach(name -> words.addAll(List.of("--unset", name)));
    workload
        .container()
        .environment()
        .unset()
        .forEach(name -> words.addAll(List.of("--unset", name)));
    words.add("--");
    if (workload.container().process().isWrapped()) {
      words.addAll(AgentInContainer.command(workload));
      return words;
    }
    workload
        .container()
        .argv()
        .entrypoint()
        .ifPresent(entrypoint -> words.addAll(Literal.words(entrypoint)));
    workload
        .container()
        .argv()
        .command()
        .ifPresent(command -> words.addAll(Literal.words(command)));
    return words;
  }
}
