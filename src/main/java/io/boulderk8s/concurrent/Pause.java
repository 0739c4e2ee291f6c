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
      // a call that was interrupted may have failed in a way of its own, and kept the interrupt
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
