package io.boulderk8s.app;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.run.Interrupts;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Handles SIGINT, SIGTERM and SIGHUP in the phases that are ours: the current work is cancelled and
 * cleans up. While a run is followed, signals go to the run. A second signal terminates
 * immediately.
 *
 * @param halt ends the process with a code
 */
public record Interruptible(Interrupts interrupts, IntConsumer halt) {
  /** Handles the signals of this process. */
  public static Interruptible of(IntConsumer halt) {
    return new Interruptible(new ProcessSignals(), halt);
  }

  /**
   * Does the work in the calling thread.
   *
   * @throws BoulderK8sException INTERRUPTED
   */
  public <T> T call(Supplier<T> work) {
    Cancellation cancellation = Cancellation.nested();
    AtomicBoolean received = new AtomicBoolean();
    try (Interrupts.Registration _ =
        interrupts.forward(
            signal -> {
              if (received.getAndSet(true)) {
                halt.accept(FailureKind.INTERRUPTED.exitCode());
              }
              cancellation.cancel(new Reason.Signal(signal));
            })) {
      return cancellation.call(work);
    } catch (RuntimeException e) {
      throw cancellation.reason().map(reason -> interrupted(reason, e)).orElse(e);
    }
  }

  /** Returns other failures in our words; those of a library are in the log. */
  private static String ours(RuntimeException seen) {
    return seen instanceof BoulderK8sException known ? " (" + known.getMessage() + ")" : "";
  }

  private static RuntimeException interrupted(Reason reason, RuntimeException seen) {
    if (seen instanceof BoulderK8sException known
        && known.kind() == FailureKind.INTERRUPTED
        && CancelledException.in(seen).isEmpty()) {
      // that failure has a better next step
      return seen;
    }
    String what =
        CancelledException.in(seen)
            .filter(cancelled -> cancelled.reason().equals(reason))
            .map(Throwable::getMessage)
            .orElseGet(() -> reason.text() + ours(seen));
    BoulderK8sException failure =
        BoulderK8sException.of(
            FailureKind.INTERRUPTED,
            "",
            what,
            "what is up stays up; run the same command again to continue");
    failure.addSuppressed(seen);
    return failure;
  }
}
