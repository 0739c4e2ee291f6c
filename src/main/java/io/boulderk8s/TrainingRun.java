package io.boulderk8s;

import io.boulderk8s.app.ClusterTraining;
import java.util.List;

/**
 * Runs the commands that fill the AOT caches: those without a cluster, in one process, because Java
 * writes a cache at the end of a process; with an argument also the code of commands with a
 * cluster.
 */
final class TrainingRun {
  private static final List<String> COMMANDS =
      List.of("--help", "render", "render --config-next", "test --help");

  private TrainingRun() {}

  public static void main(String[] args) {
    if (args.length > 0) {
      ClusterTraining.run(System.err);
    }
    int worst = COMMANDS.stream().mapToInt(line -> Main.run(line.split(" "))).max().orElse(0);
    System.exit(worst);
  }
}
