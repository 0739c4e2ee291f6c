package io.boulderk8s.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says what to compare.
 *
 * @param names further names that every container looks up
 * @param overrides further Compose files for the Compose side alone
 * @param arguments for test.sh; empty: it is not run
 */
public record ParityRequest(
    StackChoice stack,
    ClusterRequest cluster,
    NodeFolders folders,
    List<String> names,
    List<Path> overrides,
    Optional<List<String>> arguments) {
  public ParityRequest {
    names = List.copyOf(names);
    overrides = List.copyOf(overrides);
  }

  List<List<String>> tests() {
    return arguments.stream().toList();
  }
}
