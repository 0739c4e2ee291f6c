package io.boulderk8s.app;

import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.RunView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The steps of use cases on current and past runs of a cluster, which is open until it is closed.
 */
interface OpenRuns extends AutoCloseable {
  /**
   * Lists the runs of a stack, or of all.
   *
   * @param namespace empty: all of the cluster
   */
  List<RunView> list(Optional<String> namespace);

  /**
   * Returns the namespace of a run that can still be followed; empty for one with only a record.
   */
  Optional<String> place(String run);

  /**
   * Refuses a stack of another installation.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY
   */
  void refuseForeign(String namespace, String next);

  /** Follows a run to its end, or shows its record; returns its exit code. */
  int attach(String run, FollowOptions options);

  /** Does the work; if it fails, reports the cause in that namespace. */
  int reporting(String namespace, Supplier<Integer> work);

  /** Reports only from the output, for a run without a stack. */
  void reportResults();

  /** Ends a run, with this time between two signals. */
  void cancel(String run, Duration grace);

  @Override
  void close();
}
