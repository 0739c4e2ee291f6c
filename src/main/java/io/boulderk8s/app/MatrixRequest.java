package io.boulderk8s.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Says which cells of which checkout the user wants.
 *
 * @param list a file with the cells, as the user names it; else those of the checkout's workflow
 * @param patterns select cells; none: all
 * @param rerun whether to run only those that did not pass when they last ran
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
   * Says how the cells run.
   *
   * @param jobs the largest number at once
   * @param timeout the limit of a cell's tests
   * @param keep whether stacks and views stay for inspection
   * @param artifacts gets a folder for each cell; else in the cache
   */
  public record Running(
      int jobs, Optional<Duration> timeout, boolean keep, Optional<Path> artifacts) {}
}
