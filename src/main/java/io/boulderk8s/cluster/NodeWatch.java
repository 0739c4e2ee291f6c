package io.boulderk8s.cluster;

import java.util.Optional;

/** Tells whether the nodes are still the same as at the start of the run. */
@FunctionalInterface
public interface NodeWatch {
  /** Returns why they are not; empty while they are, and when that is unknown. */
  Optional<String> lost();

  /** For nodes that are no containers of this engine. */
  static NodeWatch blind() {
    return Optional::empty;
  }
}
