package io.boulderk8s.cli;

import io.boulderk8s.app.ClusterRequest;
import io.boulderk8s.app.MatrixRequest;
import io.boulderk8s.app.MatrixRequest.Running;
import io.boulderk8s.app.NodeFolders;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.text.GoDuration;
import java.nio.file.Path;
import java.time.Duration;
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

  MatrixRequest request(
      StackSource source, StackName name, ClusterRequest cluster, NodeFolders folders) {
    return new MatrixRequest(
        source, name, cluster, folders, Optional.ofNullable(list), patterns, rerun);
  }

  Running running(Invocation invocation) {
    return new Running(
        jobs(),
        timeout(),
        keep,
        Optional.ofNullable(artifacts)
            .map(folder -> OptionPath.of("--artifacts", folder, invocation).folder()));
  }

  private int jobs() {
    if (jobs < 1) {
      throw BoulderK8sException.of(FailureKind.USAGE, "--jobs " + jobs, "at least one", "");
    }
    return jobs;
  }

  private Optional<Duration> timeout() {
    return Optional.ofNullable(timeout)
        .map(
            text ->
                GoDuration.parse(text)
                    .filter(Duration::isPositive)
                    .orElseThrow(
                        () ->
                            BoulderK8sException.of(
                                FailureKind.USAGE,
                                "--timeout " + text,
                                "is not a duration, such as 90s",
                                "")));
  }
}
