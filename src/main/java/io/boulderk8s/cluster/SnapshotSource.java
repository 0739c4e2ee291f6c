package io.boulderk8s.cluster;

import io.boulderk8s.report.Reporter;
import java.util.Optional;

/** Finds the snapshot of exactly the wanted cluster. */
@FunctionalInterface
public interface SnapshotSource {
  /**
   * Returns an empty result when the cluster has to be created without one.
   *
   * @param nodeImage the image of its nodes
   */
  Optional<NodeSnapshot> of(String nodeImage, KindConfig config, Reporter reporter);

  /** Never finds one. */
  static SnapshotSource none() {
    return (_, _, _) -> Optional.empty();
  }
}
