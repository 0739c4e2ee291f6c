package io.boulderk8s.observe;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;

/** Waiting, as a parameter: a test must not need time. */
@FunctionalInterface
public interface Pause {
  void millis(long millis);

  /** Really waits. */
  static Pause real() {
    return millis -> {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw BoulderK8sException.of(FailureKind.INTERRUPTED, "", "interrupted", "");
      }
    };
  }
}
