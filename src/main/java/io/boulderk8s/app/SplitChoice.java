package io.boulderk8s.app;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageReference;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.StagingChoice;
import io.boulderk8s.staging.StagingChoice.Discovery;
import io.boulderk8s.staging.StagingPlanner;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says how the user wants Boulder's services split from the runner.
 *
 * @param groups those whose services are split; none: all
 * @param replicas by the names of services; one where it is not named
 * @param image has the programs, if the user names one
 */
public record SplitChoice(
    Discovery discovery,
    List<String> groups,
    SortedMap<String, Integer> replicas,
    Optional<String> image) {
  /** Stands in plans for an image that does not exist yet. */
  private static final String NOT_MADE = "boulder-k8s/programs:not-made";

  /**
   * Keeps them.
   *
   * @throws BoulderK8sException USAGE, where no image can have such a name
   */
  public SplitChoice {
    groups = List.copyOf(groups);
    image.filter(name -> !ImageReference.isLegal(name)).ifPresent(SplitChoice::refuse);
  }

  private static void refuse(String image) {
    throw BoulderK8sException.of(
        FailureKind.USAGE,
        "--boulder-image " + image,
        "no image can have this name",
        "write it as registry.example/team/programs:1; the path has small letters only");
  }

  /** Returns the choice of a user who chooses nothing: all of them, one pod each. */
  static SplitChoice usual() {
    return new SplitChoice(Discovery.CONSUL, List.of(), new TreeMap<>(), Optional.empty());
  }

  /** Returns the plan of a checkout whose services are split. */
  SplitStack of(StackSource source, boolean next, Plan plan) {
    StagingChoice choice = new StagingChoice(discovery, groups, replicas, image.orElse(NOT_MADE));
    var map = new ShowServices(source, next).map();
    Workload build =
        new RunCommandLine(source.harness())
            .programs(plan.runner(), image.isEmpty(), source.variables());
    return new SplitStack(StagingPlanner.plan(plan, map, choice), map.files(), image, build);
  }
}
