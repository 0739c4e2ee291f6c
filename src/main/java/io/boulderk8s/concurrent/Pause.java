package io.boulderk8s.concurrent;

import java.time.Duration;

/** Lets time pass between two looks at something; a parameter, so that tests need no time. */
@FunctionalInterface
public interface Pause {
  /**
   * Waits.
   *
   * @throws CancelledException when the thread's work is cancelled
   */
  void pause(Duration duration);

  /** The real one. */
  static Pause real() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        throw Cancellation.interrupted("waiting");
      }
    };
  }
}
