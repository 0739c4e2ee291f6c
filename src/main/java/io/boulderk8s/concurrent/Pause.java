package io.boulderk8s.concurrent;

import java.time.Duration;

/** Waits between two looks at something; a parameter, so that tests take no time. */
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
      // an interrupted call may have failed in its own way, and left the interrupt set
      Cancellation.requested()
          .ifPresent(
              reason -> {
                throw new CancelledException(reason, "waiting");
              });
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        throw Cancellation.interrupted("waiting");
      }
    };
  }
}
