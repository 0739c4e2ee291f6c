package io.boulderk8s.matrix;

import io.boulderk8s.results.Counts;
import java.util.Optional;

/**
 * A cell and its outcome.
 *
 * @param usage empty when it did not start
 * @param tests counts in its output
 * @param artifacts the folder with its output; empty when it did not start
 */
public record CellResult(
    Cell cell, CellEnd end, Optional<Usage> usage, Counts tests, String artifacts) {
  public static CellResult none(Cell cell, CellEnd end) {
    return new CellResult(cell, end, Optional.empty(), Counts.NONE, "");
  }
}
