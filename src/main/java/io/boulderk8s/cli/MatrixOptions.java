package io.boulderk8s.cli;

import io.boulderk8s.app.ClusterRequest;
import io.boulderk8s.app.MatrixRequest;
import io.boulderk8s.app.MatrixRequest.Running;
import io.boulderk8s.app.NodeFolders;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.text.GoDuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Chooses cells and how they run. */
final class MatrixOptions {
  @Option(
      names = "--list",
      paramLabel = "FILE",
      description =
          "A file with one command line for each cell, such as `USE_VITESS=true ./tn.sh --unit`. Default:"
              + " the checkout's .github/workflows/boulder-ci.yml.")
  private @Nullable Path list;

  @Option(
      names = "--cells",
      paramLabel = "PATTERN",
      description =
          "Only these cells (repeatable): an id, or a part of the command; * stands for anything.")
  private List<String> patterns = List.of();

  @Option(
      names = "--rerun-failed",
      description = "Only those that did not pass when they last ran.")
  private boolean rerun;

  @Option(
      names = "--list-cells",
      description = "Only print the cells and what they will probably take.")
  private boolean dry;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Run at most this many at once. Default: as cores and memory allow.")
  private int jobs = Integer.MAX_VALUE;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Stop a cell's tests after this time, as 30m. Default: never.")
  private @Nullable String timeout;

  @Option(
      names = "--keep",
      description =
          "Leave stacks and views for inspection; the next `matrix` or `down` removes them.")
  private boolean keep;

  @Option(
      names = "--artifacts",
      paramLabel = "DIR",
      description =
          "A folder for each cell goes there, with a bundle if it failed."
              + " Default: in the cache.")
  private @Nullable Path artifacts;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  private boolean json;

  boolean dry() {
    return dry;
  }

  boolean json() {
    return json;
  }

  /** Also when nothing is run, all options are checked. */
  MatrixRequest request(
      StackSource source, StackName name, ClusterRequest cluster, NodeFolders folders) {
    refuseUnusable();
    return new MatrixRequest(
        source, name, cluster, folders, Optional.ofNullable(list), patterns, rerun);
  }

  Running running(Invocation invocation) {
    return new Running(
        jobs,
        timeout(),
        keep,
        Optional.ofNullable(artifacts)
            .map(folder -> OptionPath.of("--artifacts", folder, invocation).folder()));
  }

  private void refuseUnusable() {
    List<Problem> problems = new ArrayList<>();
    if (jobs < 1) {
      problems.add(Problem.at("--jobs " + jobs, "no cell would ever run", "give at least 1"));
    }
    if (timeout != null && timeout().isEmpty()) {
      problems.add(Problem.at("--timeout " + timeout, "is not a duration", "give one such as 90s"));
    }
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(FailureKind.USAGE, problems, null);
    }
  }

  private Optional<Duration> timeout() {
    return Optional.ofNullable(timeout).flatMap(GoDuration::parse).filter(Duration::isPositive);
  }
}
