package io.boulderk8s.app;

import io.boulderk8s.report.EventRecord;
import io.boulderk8s.run.RunOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reports why a command fails, if it does: copies what the command prints until it is closed, and
 * opens what it works on with that report.
 */
final class ReportedCommand implements AutoCloseable {
  private final Components components;
  private final OutputCopy copy;
  private final FailureReport report;

  /**
   * Begins a command.
   *
   * @param reporter what it remembers is in the report
   * @param words as the user gave them
   * @param compose the resolved model, made when it is needed
   * @param artifacts where the user wants to have things
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

  /** Where setup and tests print. */
  RunOutput output() {
    return copy.output();
  }

  /** Opens a stack on a cluster that is made when there is none. */
  Supplier<OpenStack> stack(
      StackRequest stack, ClusterRequest cluster, NodeFolders folders, PhaseLimits limits) {
    OnCluster place = new OnCluster(components, cluster, folders);
    return () -> place.open(stack, limits.limits(), report);
  }

  /** Opens the runs of a cluster that must be there. */
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
