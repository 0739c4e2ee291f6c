package io.boulderk8s.compose;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says how the first process of a container starts, ends and restarts.
 *
 * @param init a small init is process 1, and the service's command its child
 * @param ulimits by name: "nofile"
 * @param stopSignal the number of the signal that asks it to end
 * @param mostRestarts how often it restarts after a failure; empty for any number of times
 */
public record ProcessSettings(
    boolean init,
    SortedMap<String, Ulimit> ulimits,
    Optional<Integer> stopSignal,
    OptionalInt mostRestarts) {
  /** Docker's defaults. */
  public static final ProcessSettings USUAL =
      new ProcessSettings(false, new TreeMap<>(), Optional.empty(), OptionalInt.empty());

  public ProcessSettings {
    ulimits = Collections.unmodifiableSortedMap(new TreeMap<>(ulimits));
  }

  /** Tells whether the agent must start the command, since a pod cannot do this. */
  public boolean isWrapped() {
    return init || !ulimits.isEmpty() || mostRestarts.isPresent();
  }

  /**
   * A resource limit of processes (setrlimit(2)); -1 is none.
   *
   * @param soft the limit in force
   * @param hard the highest value that the process may set
   */
  public record Ulimit(long soft, long hard) {}
}
