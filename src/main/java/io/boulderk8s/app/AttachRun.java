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
 */
public record AttachRun(
    ClusterRequest cluster,
    String run,
    PhaseLimits limits,
    boolean forwardSignals,
    Optional<Path> artifacts) {
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
      return attached(open, options, report);
    }
  }

  /** Of a run that is over the stack may know nothing any more, or something else. */
  private int attached(OpenCluster open, FollowOptions options, FailureReport report) {
    Runs runs = open.runs(limits.limits());
    Optional<String> place = runs.place(run);
    if (place.isPresent()) {
      return report.of(open.bundles(place.get()), () -> runs.attach(run, options));
    }
    int code = runs.attach(run, options);
    report.results();
    return code;
  }
}
