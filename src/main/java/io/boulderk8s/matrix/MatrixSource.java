package io.boulderk8s.matrix;

import java.util.List;

/**
 * The cells that were asked for.
 *
 * @param notRun what the workflow does beside them, and nobody does here: other steps and jobs
 */
public record MatrixSource(List<Cell> cells, List<String> notRun) {
  public MatrixSource {
    cells = List.copyOf(cells);
    notRun = List.copyOf(notRun);
  }
}
