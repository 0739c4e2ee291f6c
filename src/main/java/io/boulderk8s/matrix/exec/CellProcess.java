package io.boulderk8s.matrix.exec;

import io.boulderk8s.matrix.Cell;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs `boulder-k8s test` of one cell as a process of its own, so that its failures do not affect
 * other cells.
 *
 * @param program the command line that starts boulder-k8s
 * @param options options of `test` that are the same for all cells
 * @param timeout of the tests
 */
public record CellProcess(
    ProcessRunner processes,
    List<String> program,
    List<String> options,
    Optional<Duration> timeout) {
  /** The limits of `test` for everything but the tests; a process that takes longer is at fault. */
  private static final Duration AROUND_THE_TESTS = Duration.ofMinutes(70);

  private static final Duration WITHOUT_LIMIT = Duration.ofDays(30);

  public CellProcess {
    program = List.copyOf(program);
    options = List.copyOf(options);
  }

  /** Returns the exit code. */
  int run(Cell cell, String namespace, String view, String node, CellFolder folder) {
    Map<String, String> environment = new TreeMap<>(cell.environment());
    // the page of a workflow's run shows the matrix, so no cell writes to it
    environment.put("GITHUB_STEP_SUMMARY", "");
    return processes
        .run(
            new Command(words(cell, namespace, view, node, folder), environment, Optional.empty()),
            timeout.map(AROUND_THE_TESTS::plus).orElse(WITHOUT_LIMIT))
        .exitCode();
  }

  private List<String> words(
      Cell cell, String namespace, String view, String node, CellFolder folder) {
    List<String> words =
        new ArrayList<>(
            List.of("sh", "-c", "exec \"$@\" >\"$0\" 2>&1", folder.output().toString()));
    words.addAll(program);
    words.add("test");
    words.addAll(options);
    words.addAll(List.of("--stack", namespace, "--checkout-at", view, "--node", node));
    // the matrix has loaded the images once, and no cell may replace one under running cells
    words.add("--no-images");
    words.addAll(
        List.of("--artifacts", folder.path().toString(), "--events", folder.events().toString()));
    timeout.ifPresent(limit -> words.addAll(List.of("--timeout", limit.toMillis() + "ms")));
    if (cell.next()) {
      words.add("--config-next");
    }
    words.add("--");
    words.addAll(cell.arguments());
    return words;
  }
}
