package io.boulderk8s.kube;

import java.time.Duration;
import java.util.Optional;

/** Measures one wait for pods: how much of its limit is left, and how long a problem has lasted. */
final class Patience {
  private final String whose;
  private long left;
  private long lasted;

  Patience(String whose, Duration limit) {
    this.whose = whose;
    this.left = limit.toNanos();
  }

  boolean isOver() {
    return left <= 0;
  }

  /**
   * Returns how long to wait for the next change, in nanoseconds.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException DEPENDENCY when the problem has lasted
   */
  long slice(Optional<PodProblem> problem) {
    if (problem.isEmpty()) {
      return left;
    }
    long patience = problem.get().patience().toNanos() - lasted;
    if (patience <= 0) {
      throw problem.get().of(whose);
    }
    return Math.min(left, patience);
  }

  /** Counts the time of a wait with, or without, a problem. */
  void waited(long nanos, Optional<PodProblem> problem) {
    left -= nanos;
    lasted = problem.isPresent() ? lasted + nanos : 0;
  }
}
