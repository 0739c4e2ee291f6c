package io.boulderk8s.cluster;

import io.boulderk8s.report.Reporter;
import java.util.Optional;

/** Knows whether there is a snapshot of just the cluster that is wanted. */
@FunctionalInterface
public interface SnapshotSource {
  /**
   * Empty: the cluster is made the usual way.
   *
   * @param nodeImage what its nodes are made of
   */
  Optional<Snapshot> of(String nodeImage, KindConfig config, Reporter reporter);

  /** Never one. */
  static SnapshotSource none() {
    return (_, _, _) -> Optional.empty();
  }
}
