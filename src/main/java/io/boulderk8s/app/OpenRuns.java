package io.boulderk8s.app;

import io.boulderk8s.run.FollowOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What use cases do to runs that there are on a cluster, or were; the cluster is open until it is
 * closed.
 */
interface OpenRuns extends AutoCloseable {
  /** The namespace of a run that can still be followed; empty for one that has only a record. */
  Optional<String> place(String run);

  /**
   * Refuses a stack of another installation's.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY
   */
  void refuseForeign(String namespace, String next);

  /** Follows a run to its end, or tells it from its record; returns its exit code. */
  int attach(String run, FollowOptions options);

  /** Does the work; if it fails, finds out why in that namespace, and says so. */
  int reporting(String namespace, Supplier<Integer> work);

  /** Reports only what the output says, for a run without a stack to look at. */
  void reportResults();

  /** Ends a run; it has so much time between two signals. */
  void cancel(String run, Duration grace);

  @Override
  void close();
}
