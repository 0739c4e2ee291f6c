package io.boulderk8s;

import java.util.List;

/**
 * What `scripts/release.sh` runs once to fill the AOT cache: commands that need no cluster, in one
 * process, because a cache is written at the end of one.
 */
final class TrainingRun {
  private static final List<String> COMMANDS =
      List.of("--help", "render", "render --config-next", "test --help");

  private TrainingRun() {}

  public static void main(String[] args) {
    int worst = COMMANDS.stream().mapToInt(line -> Main.run(line.split(" "))).max().orElse(0);
    System.exit(worst);
  }
}
