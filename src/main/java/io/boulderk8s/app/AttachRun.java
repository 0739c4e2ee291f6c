package io.boulderk8s.app;

import io.boulderk8s.report.EventRecord;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.RunOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `attach` does: follows a run that is going on; shows an ended one from its record.
 *
 * <ol>
 *   <li>cluster: it must be there
 *   <li>owner: refuse a run in a stack of another installation's; not with force
 *   <li>attach: hand on the output
 *   <li>report: why it failed, if it did; of a run that has ended, only what its output says
 * </ol>
 *
 * @param forwardSignals whether Ctrl-C goes to the tests
 * @param force whether to attach to a run of another installation, whose client then loses it
 */
public record AttachRun(
    ClusterRequest cluster,
    String run,
    PhaseLimits limits,
    boolean forwardSignals,
    Optional<Path> artifacts,
    boolean force) {
  /**
   * Returns the exit code of the tests.
   *
   * @param reporter its recorded events go into the report of a failure
   */
  public int on(Components components, EventRecord reporter, Streams user) {
    try (ReportedCommand command =
        new ReportedCommand(
            components, reporter, user, List.of("attach", run), () -> "", artifacts)) {
      return in(command.runs(cluster, limits), command.output());
    }
  }

  int in(Supplier<OpenRuns> cluster, RunOutput output) {
    FollowOptions options = new FollowOptions(output, artifacts, false, true, forwardSignals);
    try (OpenRuns runs = cluster.get()) {
      Optional<String> place = runs.place(run);
      return place.isPresent() ? going(runs, place.get(), options) : over(runs, options);
    }
  }

  private int going(OpenRuns runs, String namespace, FollowOptions options) {
    if (!force) {
      String next =
          "`boulder-k8s attach --force " + run + "` takes it over: who follows it there loses it";
      runs.refuseForeign(namespace, next);
    }
    return runs.reporting(namespace, () -> runs.attach(run, options));
  }

  /** For an ended run, the stack may be gone, or be a new one. */
  private int over(OpenRuns runs, FollowOptions options) {
    int code = runs.attach(run, options);
    runs.reportResults();
    return code;
  }
}
