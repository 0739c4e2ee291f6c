package io.boulderk8s.matrix;

import java.util.List;

/**
 * The requested cells.
 *
 * @param notRun steps and jobs of the workflow that boulder-k8s does not run
 */
public record MatrixSource(List<Cell> cells, List<String> notRun) {
  public MatrixSource {
    cells = List.copyOf(cells);
    notRun = List.copyOf(notRun);
  }
}
