package io.boulderk8s.run;

/** What must be done although the thread was interrupted: the interruption waits until then. */
public final class Cleanup {
  private Cleanup() {}

  public static void run(Runnable work) {
    boolean interrupted = Thread.interrupted();
    try {
      work.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
