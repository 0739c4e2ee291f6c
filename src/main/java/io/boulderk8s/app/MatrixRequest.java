package io.boulderk8s.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Says which cells of which checkout the user wants.
 *
 * @param list a file with the cells, as the user names it; else those of the checkout's workflow
 * @param patterns of cells; none: all
 * @param rerun only those that did not pass when they last ran
 */
public record MatrixRequest(
    StackSource source,
    StackName name,
    ClusterRequest cluster,
    NodeFolders folders,
    Optional<Path> list,
    List<String> patterns,
    boolean rerun) {
  public MatrixRequest {
    patterns = List.copyOf(patterns);
  }

  /**
   * How the cells run.
   *
   * @param jobs at most so many at once
   * @param timeout of a cell's tests
   * @param keep whether stacks and views stay for a look
   * @param artifacts where a folder for each cell is made; else in the cache
   */
  public record Running(
      int jobs, Optional<Duration> timeout, boolean keep, Optional<Path> artifacts) {}
}
