package io.boulderk8s.matrix;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the cells in the text of a workflow, or of a list, and reports all problems at once. */
public final class MatrixReader {
  private final Harness.Matrix harness;

  public MatrixReader(Harness.Matrix harness) {
    this.harness = harness;
  }

  /**
   * Returns the cells of a GitHub workflow: of each job that runs a list of its matrix.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException CHECKOUT with file, line and column of all
   *     that cannot be read
   */
  public MatrixSource workflow(ComposeSource file) {
    Problems problems = new Problems();
    List<Cell> cells = new ArrayList<>();
    List<String> notRun = new ArrayList<>();
    for (Node.Mapping document : YamlReader.read(file, problems)) {
      List<Node> environment = document.get("env").stream().toList();
      Optional<Node> jobs = document.get("jobs");
      if (jobs.isPresent() && jobs.get() instanceof Node.Mapping mapping) {
        mapping
            .entries()
            .forEach(
                (name, entry) -> {
                  if (entry.value() instanceof Node.Mapping job) {
                    cells.addAll(
                        new CellsOfJob(name, job, harness, problems).cells(environment, notRun));
                  }
                });
      }
    }
    return found(file, cells, notRun, problems);
  }

  /**
   * Returns the cells of a list: one command a line; ignores empty lines and those that begin with
   * #.
   */
  public MatrixSource list(ComposeSource file) {
    Problems problems = new Problems();
    List<Cell> cells = new ArrayList<>();
    List<String> lines = file.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        CellCommand.of(line, new Source(file.file(), i + 1, 1), harness, problems)
            .map(read -> new Cell("", line, read.environment(), read.next(), read.arguments()))
            .ifPresent(cells::add);
      }
    }
    return found(file, cells, List.of(), problems);
  }

  private static MatrixSource found(
      ComposeSource file, List<Cell> cells, List<String> notRun, Problems problems) {
    if (cells.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Source(file.file(), 1, 1),
          "there are no cells in it",
          "a job's step must run a list of its matrix; or name the cells with --list FILE");
    }
    problems.throwIfAny();
    return new MatrixSource(numbered(cells), notRun);
  }

  /**
   * Refuses two cells of the same name: they would share their history, and tables could not
   * distinguish them.
   */
  private static List<Cell> numbered(List<Cell> cells) {
    List<Cell> numbered = new ArrayList<>();
    Map<String, Integer> seen = new TreeMap<>();
    for (Cell cell : cells) {
      int times = seen.merge(cell.name(), 1, Integer::sum);
      numbered.add(
          new Cell(
              "c" + (numbered.size() + 1),
              times == 1 ? cell.name() : cell.name() + " #" + times,
              cell.environment(),
              cell.next(),
              cell.arguments()));
    }
    return numbered;
  }
}
