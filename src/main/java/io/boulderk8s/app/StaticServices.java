package io.boulderk8s.app;

import io.boulderk8s.boulder.start.StartServers;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.KustomizeTree.SplitTree;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.staging.StagingChoice;
import io.boulderk8s.staging.StagingPlanner;
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
  /** A tree has no image of programs. */
  private static final String NO_IMAGE = "none";

  static StaticServices of(StackSource source, boolean next, Plan plan) {
    if (ComposeFiles.text(source.checkout().root().resolve(StartServers.FILE)).isEmpty()) {
      return without(StartServers.FILE + " is not there");
    }
    try {
      return new StaticServices(
          Optional.of(
              new SplitTree(
                  StagingPlanner.plan(
                      plan, new ShowServices(source, next).map(), StagingChoice.usual(NO_IMAGE)),
                  new RunCommandLine(source.harness()).programs(plan.runner(), true, Map.of()))),
          Optional.empty());
    } catch (BoulderK8sException e) {
      if (e.kind() != FailureKind.CHECKOUT) {
        throw e;
      }
      return without(String.valueOf(e.getMessage()));
    }
  }

  private static StaticServices without(String why) {
    return new StaticServices(
        Optional.empty(), Optional.of("the tree has no overlays/staging: " + why));
  }
}
