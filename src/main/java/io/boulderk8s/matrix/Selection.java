package io.boulderk8s.matrix;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Selects cells. */
public final class Selection {
  private Selection() {}

  /**
   * Returns the cells that match one of the patterns: a cell's id, or a part of its name, in which
   * `*` stands for anything.
   *
   * @param patterns none: all cells
   * @throws BoulderK8sException USAGE for a pattern without a cell: a typing error would run
   *     nothing and look like a success
   */
  public static List<Cell> matching(List<Cell> cells, List<String> patterns) {
    for (String pattern : patterns) {
      if (cells.stream().noneMatch(cell -> matches(cell, pattern))) {
        throw BoulderK8sException.of(
            FailureKind.USAGE,
            "--cells " + pattern,
            "there is no such cell",
            "`boulder-k8s matrix --list-cells` names them");
      }
    }
    return cells.stream()
        .filter(
            cell ->
                patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(cell, pattern)))
        .toList();
  }

  private static boolean matches(Cell cell, String pattern) {
    String parts =
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return cell.id().equals(pattern) || Pattern.compile(parts).matcher(cell.name()).find();
  }

  /**
   * Returns the cells that are not known to have passed.
   *
   * @param passed names of cells
   */
  public static List<Cell> without(List<Cell> cells, Set<String> passed) {
    return cells.stream().filter(cell -> !passed.contains(cell.name())).toList();
  }
}
