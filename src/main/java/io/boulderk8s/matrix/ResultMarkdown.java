package io.boulderk8s.matrix;

import io.boulderk8s.results.XmlText;
import java.util.stream.Collectors;

/** Formats the result of a matrix for the page of a GitHub workflow's run. */
public final class ResultMarkdown {
  private ResultMarkdown() {}

  public static String of(MatrixResult result) {
    String rows = result.cells().stream().map(ResultMarkdown::row).collect(Collectors.joining());
    return "### boulder-k8s matrix: %s\n\n%s\n\n| cell | command | end | code | time | tests |\n|---|---|---|---|---|---|\n%s\n"
        .formatted(result.exitCode() == 0 ? "passed" : "failed", ResultText.summary(result), rows);
  }

  private static String row(CellResult cell) {
    String why = cell.end().why().isEmpty() ? "" : ": " + cell.end().why();
    return "| %s | <code>%s</code> | %s | %d | %s | %s |\n"
        .formatted(
            cell.cell().id(),
            inCell(cell.cell().name()),
            inCell(cell.end().state().word() + why),
            cell.end().exitCode(),
            cell.usage().map(usage -> Amount.seconds(usage.wall())).orElse("-"),
            cell.tests().total() == 0 ? "-" : cell.tests().toString());
  }

  /** Escapes a bar or a line end, which would end the cell of the table. */
  private static String inCell(String text) {
    return XmlText.plain(text.replace('\n', ' ')).replace("|", "&#124;");
  }
}
