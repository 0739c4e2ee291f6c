package io.boulderk8s.app;

import io.boulderk8s.report.EventRecord;
import io.boulderk8s.run.RunOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reports why a command fails, if it does: copies its output until it is closed, and opens its
 * cluster with that report.
 */
final class ReportedCommand implements AutoCloseable {
  private final Components components;
  private final OutputCopy copy;
  private final FailureReport report;

  /**
   * Begins a command.
   *
   * @param reporter its recorded events go into the report
   * @param words as the user gave them
   * @param compose makes the resolved model when it is needed
   * @param artifacts the user's folder for results
   */
  ReportedCommand(
      Components components,
      EventRecord reporter,
      Streams user,
      List<String> words,
      Supplier<String> compose,
      Optional<Path> artifacts) {
    Environment environment = components.environment();
    this.components = components;
    this.copy = OutputCopy.of(user.output(), environment);
    this.report = new FailureReport(environment, reporter, copy, words, compose, artifacts);
  }

  /** The streams of setup and tests. */
  RunOutput output() {
    return copy.output();
  }

  /** Opens a stack on a cluster, which it creates when it is missing. */
  Supplier<OpenStack> stack(
      StackRequest stack, ClusterRequest cluster, NodeFolders folders, PhaseLimits limits) {
    OnCluster place = new OnCluster(components, cluster, folders);
    return () -> place.open(stack, limits.limits(), report);
  }

  /** Opens the runs of a cluster that must exist. */
  Supplier<OpenRuns> runs(ClusterRequest cluster, PhaseLimits limits) {
    return () ->
        new ClusterRuns(
            OpenCluster.required(cluster, components), limits.limits(), Optional.of(report));
  }

  @Override
  public void close() {
    copy.close();
  }
}
