package io.boulderk8s.app;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.Estimate;
import io.boulderk8s.matrix.History;
import io.boulderk8s.matrix.MatrixReader;
import io.boulderk8s.matrix.MatrixSource;
import io.boulderk8s.matrix.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Holds the cells to run.
 *
 * @param estimates the expected usage of each
 * @param notRun steps and jobs of the workflow that boulder-k8s does not run
 * @param stack the checkout's own namespace
 * @param folder the history of its matrix
 */
public record MatrixCells(
    List<Cell> cells,
    Map<Cell, Estimate> estimates,
    List<String> notRun,
    String stack,
    MatrixFolder folder) {
  /** Reads the list of cells and selects some. */
  public static MatrixCells of(MatrixRequest request, Environment environment) {
    MatrixSource source = source(request, environment);
    String stack = request.name().namespace(request.source().plan(false));
    MatrixFolder folder = new MatrixFolder(environment.cache().resolve("matrix").resolve(stack));
    History history = folder.history();
    List<Cell> matching = Selection.matching(source.cells(), request.patterns());
    List<Cell> cells = request.rerun() ? Selection.without(matching, history.passed()) : matching;
    return new MatrixCells(cells, history.estimates(cells), source.notRun(), stack, folder);
  }

  private static MatrixSource source(MatrixRequest request, Environment environment) {
    Harness.Matrix harness = request.source().harness().matrix();
    Checkout checkout = request.source().checkout();
    MatrixReader reader = new MatrixReader(harness);
    if (request.list().isPresent()) {
      Path list = request.list().get();
      Path file = environment.workingDirectory().resolve(list);
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
}
