package io.boulderk8s.app;

import io.boulderk8s.boulder.start.StartServers;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.KustomizeTree.SplitTree;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.staging.StagingChoice;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Splits the services for a tree of files. A checkout whose services nobody can split still has a
 * tree, without them.
 *
 * @param tree empty where it cannot be
 * @param why it cannot be
 */
record StaticServices(Optional<SplitTree> tree, Optional<String> why) {
  /**
   * Splits them as the user chose, or all of them.
   *
   * @throws BoulderK8sException CHECKOUT, where the user wants them split
   */
  static StaticServices of(StackChoice stack, Plan plan) {
    StackSource source = stack.source();
    boolean wanted = stack.split().isPresent();
    stack.split().ifPresent(StaticServices::refuseInCluster);
    Path list = source.checkout().root().resolve(StartServers.FILE);
    if (!wanted && ComposeFiles.text(list).isEmpty()) {
      return without(StartServers.FILE + " is not there");
    }
    try {
      SplitChoice choice = stack.split().orElseGet(SplitChoice::usual);
      return new StaticServices(
          Optional.of(
              new SplitTree(
                  choice.of(source, stack.next(), plan).plan(),
                  new RunCommandLine(source.harness()).programs(plan.runner(), true, Map.of()))),
          Optional.empty());
    } catch (BoulderK8sException e) {
      if (wanted || e.kind() != FailureKind.CHECKOUT) {
        throw e;
      }
      return without(String.valueOf(e.getMessage()));
    }
  }

  /** What waits in a tree, and copies programs, are the agent's containers. */
  private static void refuseInCluster(SplitChoice choice) {
    if (choice.discovery() == StagingChoice.Discovery.KUBERNETES) {
      throw BoulderK8sException.of(
          FailureKind.USAGE,
          "--discovery kubernetes",
          "a tree needs the agent in the pods of services",
          "leave it out; `up --profile staging --discovery kubernetes` needs no agent there");
    }
  }

  private static StaticServices without(String why) {
    return new StaticServices(
        Optional.empty(), Optional.of("the tree has no overlays/staging: " + why));
  }
}
