package io.boulderk8s.app;

import io.boulderk8s.report.EventRecord;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Does what `attach` does: follows a run that is going on; one that has ended is told from its
 * record.
 *
 * @param forwardSignals whether Ctrl-C goes to the tests
 * @param force also a run of another installation: whoever follows it there loses it
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
   * @param reporter what it remembers is in the report of a failure
   */
  public int on(Components components, EventRecord reporter, Streams user) {
    try (OutputCopy copy = OutputCopy.of(user.output(), components.environment());
        OpenCluster open = OpenCluster.required(cluster, components)) {
      FollowOptions options =
          new FollowOptions(copy.output(), artifacts, false, true, forwardSignals);
      FailureReport report =
          new FailureReport(
              components.environment(),
              reporter,
              copy,
              List.of("attach", run),
              () -> "",
              artifacts);
      WhoseStack whose = WhoseStack.ofRun(open, components);
      return attached(open, whose, options, report);
    }
  }

  /** Of a run that is over the stack may know nothing any more, or something else. */
  private int attached(
      OpenCluster open, WhoseStack whose, FollowOptions options, FailureReport report) {
    Runs runs = open.runs(limits.limits());
    Optional<String> place = runs.place(run);
    if (place.isPresent()) {
      if (!force) {
        whose.refuseForeign(
            place.get(),
            "`boulder-k8s attach --force "
                + run
                + "` takes it over: who follows it there loses it");
      }
      return report.of(open.bundles(place.get()), () -> runs.attach(run, options));
    }
    int code = runs.attach(run, options);
    report.results();
    return code;
  }
}
