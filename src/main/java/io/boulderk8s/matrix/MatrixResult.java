package io.boulderk8s.matrix;

import io.boulderk8s.failure.FailureKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The results of all cells of one matrix, in its order.
 *
 * @param wall the time that they took together
 */
public record MatrixResult(List<CellResult> cells, Duration wall) {
  public MatrixResult {
    cells = List.copyOf(cells);
  }

  /**
   * Returns the code of the worst cell: one with an unknown outcome (76), then a failure of the
   * tool, then one that did not run, then the tests' highest code. 0 only when every cell passed.
   */
  public int exitCode() {
    if (cells.isEmpty()) {
      return FailureKind.OUTCOME_UNKNOWN.exitCode();
    }
    return cells.stream()
        .map(CellResult::end)
        .max(Comparator.comparingInt(MatrixResult::badness).thenComparingInt(CellEnd::exitCode))
        .orElseThrow()
        .exitCode();
  }

  private static int badness(CellEnd end) {
    return switch (end.state()) {
      case PASSED -> 0;
      case FAILED -> 1;
      case NOT_RUN -> 2;
      case STOPPED -> 3;
      case UNKNOWN -> 4;
    };
  }

  /** Returns the processor time of all cells. */
  public Duration cpu() {
    return cells.stream()
        .flatMap(cell -> cell.usage().stream())
        .map(Usage::cpu)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Returns the longest cell. */
  public Duration longest() {
    return cells.stream()
        .flatMap(cell -> cell.usage().stream())
        .map(Usage::wall)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  public long count(CellEnd.State state) {
    return cells.stream().filter(cell -> cell.end().state() == state).count();
  }
}
