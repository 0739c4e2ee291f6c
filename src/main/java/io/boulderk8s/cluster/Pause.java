package io.boulderk8s.cluster;

import java.time.Duration;

/** Lets time pass between two looks at something; a parameter, so that tests need no time. */
@FunctionalInterface
public interface Pause {
  void pause(Duration duration);

  /** The real one. Ends early when the thread is interrupted, and leaves it so. */
  static Pause real() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
