package io.boulderk8s;

import io.boulderk8s.app.ClusterTraining;
import java.util.List;

/**
 * What fills the AOT caches: commands that need no cluster, in one process, because a cache is
 * written at the end of one; with an argument also what the commands need that have a cluster.
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
