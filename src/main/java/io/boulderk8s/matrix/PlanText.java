package io.boulderk8s.matrix;

import io.boulderk8s.report.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Prints what would run: `--list-cells`. */
public final class PlanText {
  private PlanText() {}

  /** Formats the cells with their estimates. */
  public static String of(List<Cell> cells, Map<Cell, Estimate> estimates, List<String> notRun) {
    Table table = new Table(List.of("CELL", "COMMAND", "TIME", "CORES", "MEMORY"));
    boolean guessed = false;
    for (Cell cell : cells) {
      Estimate estimate = Objects.requireNonNull(estimates.get(cell), cell.id());
      String mark = estimate.known() ? "" : " ?";
      guessed |= !estimate.known();
      table.add(
          cell.id(),
          cell.name(),
          Amount.seconds(estimate.usage().wall()) + mark,
          Amount.cores(estimate.cores()) + mark,
          Amount.mebibytes(estimate.usage().memory()) + mark);
    }
    return table.text()
        + (guessed ? "?: a guess, the cell has not run here yet\n" : "")
        + notRun.stream().map(what -> "not run here: " + what + "\n").collect(Collectors.joining());
  }
}
