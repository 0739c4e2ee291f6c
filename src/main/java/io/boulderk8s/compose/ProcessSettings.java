package io.boulderk8s.compose;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the first process of a container is started, ended and started again.
 *
 * @param init a small init is process 1, and the service's command its child
 * @param ulimits by name: "nofile"
 * @param stopSignal what tells it to end, by number
 * @param mostRestarts how often it is started again after a failure; empty for any number of times
 */
public record ProcessSettings(
    boolean init,
    SortedMap<String, Ulimit> ulimits,
    Optional<Integer> stopSignal,
    OptionalInt mostRestarts) {
  /** Docker's own. */
  public static final ProcessSettings USUAL =
      new ProcessSettings(false, new TreeMap<>(), Optional.empty(), OptionalInt.empty());

  public ProcessSettings {
    ulimits = Collections.unmodifiableSortedMap(new TreeMap<>(ulimits));
  }

  /** Whether somebody has to start the command who can do that. */
  public boolean isWrapped() {
    return init || !ulimits.isEmpty() || mostRestarts.isPresent();
  }

  /**
   * A resource limit of processes (setrlimit(2)); -1 is none.
   *
   * @param soft holds
   * @param hard the highest that the process may give itself
   */
  public record Ulimit(long soft, long hard) {}
}
