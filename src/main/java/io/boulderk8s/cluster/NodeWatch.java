package io.boulderk8s.cluster;

import java.util.Optional;

/** Whether the nodes are still those that the run began on. */
@FunctionalInterface
public interface NodeWatch {
  /** Why they are not; empty while they are, and where nobody can tell. */
  Optional<String> lost();

  /** For nodes that are not containers of ours. */
  static NodeWatch blind() {
    return Optional::empty;
  }
}
