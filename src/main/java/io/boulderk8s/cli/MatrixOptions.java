package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.checkout.Harness;
import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.keys.GoDuration;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.History;
import io.boulderk8s.matrix.MatrixReader;
import io.boulderk8s.matrix.MatrixSource;
import io.boulderk8s.matrix.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cells are run, and how. */
final class MatrixOptions {
  @Option(
      names = "--list",
      paramLabel = "FILE",
      description =
          "A file with a command line a cell, such as `USE_VITESS=true ./tn.sh --unit`. Default:"
              + " the checkout's .github/workflows/boulder-ci.yml.")
  private @Nullable Path list;

  @Option(
      names = "--cells",
      paramLabel = "PATTERN",
      description =
          "Only these (repeatable): a cell's id, or a part of its command; * stands for anything.")
  private List<String> patterns = List.of();

  @Option(
      names = "--rerun-failed",
      description = "Only those that did not pass when they last ran.")
  private boolean rerun;

  @Option(
      names = "--list-cells",
      description = "Print the cells and what they will probably take; run nothing.")
  private boolean dry;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "At most so many at once. Default: as cores and memory allow.")
  private int jobs = Integer.MAX_VALUE;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Stop a cell's tests after this time, as 30m. Default: never.")
  private @Nullable String timeout;

  @Option(
      names = "--keep",
      description = "Leave stacks and views for a look; the next `matrix` or `down` removes them.")
  private boolean keep;

  @Option(
      names = "--artifacts",
      paramLabel = "DIR",
      description =
          "Make a folder for each cell there: output, record, results, and a bundle if it failed."
              + " Default: in the cache.")
  private @Nullable Path artifacts;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  private boolean json;

  boolean dry() {
    return dry;
  }

  boolean keep() {
    return keep;
  }

  boolean json() {
    return json;
  }

  int jobs() {
    if (jobs < 1) {
      throw BoulderK8sException.of(FailureKind.USAGE, "--jobs " + jobs, "at least one", "");
    }
    return jobs;
  }

  Optional<Duration> timeout() {
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
                                "is no duration, as 90s",
                                "")));
  }

  Path artifacts(Surroundings surroundings, Path standard) {
    return artifacts == null
        ? standard
        : OptionPath.of("--artifacts", artifacts, surroundings).folder();
  }

  MatrixSource source(Checkout checkout, Harness.Matrix harness, Surroundings surroundings) {
    MatrixReader reader = new MatrixReader(harness);
    if (list != null) {
      Path file = surroundings.workingDirectory().resolve(list);
      return reader.list(new ComposeSource(list.toString(), required(file)));
    }
    Path file = checkout.root().resolve(harness.workflow());
    return reader.workflow(new ComposeSource(harness.workflow(), required(file)));
  }

  private static String required(Path file) {
    if (!Files.exists(file)) {
      throw BoulderK8sException.of(
          FailureKind.CHECKOUT,
          file.toString(),
          "there is no such file, so there are no cells",
          "name the cells with --list FILE");
    }
    return ComposeFiles.requiredText(file);
  }

  List<Cell> selected(List<Cell> all, History history) {
    List<Cell> matching = Selection.matching(all, patterns);
    return rerun ? Selection.without(matching, history.passed()) : matching;
  }
}
