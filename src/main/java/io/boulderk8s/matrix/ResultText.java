package io.boulderk8s.matrix;

import io.boulderk8s.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats the result of a matrix for people. */
public final class ResultText {
  private ResultText() {}

  public static String of(MatrixResult result) {
    Table table =
        new Table(
            List.of("CELL", "COMMAND", "END", "CODE", "TIME", "CPU", "MEMORY", "DISK", "TESTS"));
    result.cells().forEach(cell -> table.add(row(cell)));
    return table.text() + reasons(result) + summary(result) + "\n";
  }

  private static String[] row(CellResult cell) {
    String[] empty = {"-", "-", "-", "-"};
    String[] used =
        cell.usage()
            .map(
                usage ->
                    new String[] {
                      Amount.seconds(usage.wall()),
                      Amount.seconds(usage.cpu()),
                      Amount.mebibytes(usage.memory()),
                      Amount.mebibytes(usage.disk())
                    })
            .orElse(empty);
    return new String[] {
      cell.cell().id(),
      cell.cell().name(),
      cell.end().state().word(),
      Integer.toString(cell.end().exitCode()),
      used[0],
      used[1],
      used[2],
      used[3],
      cell.tests().total() == 0 ? "-" : cell.tests().toString()
    };
  }

  private static String reasons(MatrixResult result) {
    return result.cells().stream()
        .filter(cell -> cell.end().state() != CellEnd.State.PASSED)
        .map(ResultText::reason)
        .collect(Collectors.joining());
  }

  private static String reason(CellResult cell) {
    String why = cell.end().why().isEmpty() ? cell.end().state().word() : cell.end().why();
    String where = cell.artifacts().isEmpty() ? "" : "\n  -> " + cell.artifacts() + "/output";
    return cell.cell().id() + ": " + why + where + "\n";
  }

  static String summary(MatrixResult result) {
    return String.format(
        Locale.ROOT,
        "%d of %d cells passed in %s; longest %s, CPU of all %s",
        result.count(CellEnd.State.PASSED),
        result.cells().size(),
        Amount.seconds(result.wall()),
        Amount.seconds(result.longest()),
        Amount.seconds(result.cpu()));
  }
}
