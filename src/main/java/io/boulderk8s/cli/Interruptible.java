package io.boulderk8s.cli;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.run.Interrupts;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * SIGINT, SIGTERM and SIGHUP in the phases that are ours: what goes on is interrupted and cleans up
 * behind itself. While a run is followed they are the run's. Whoever insists gets an end at once.
 */
final class Interruptible {
  private final Interrupts interrupts;

  Interruptible(Interrupts interrupts) {
    this.interrupts = interrupts;
  }

  /**
   * Does the work in the calling thread.
   *
   * @throws BoulderK8sException INTERRUPTED
   */
  <T> T call(Supplier<T> work) {
    Thread worker = Thread.currentThread();
    AtomicReference<String> received = new AtomicReference<>("");
    try (Interrupts.Registration _ =
        interrupts.forward(
            signal -> {
              if (!received.getAndSet(signal).isEmpty()) {
                Runtime.getRuntime().halt(FailureKind.INTERRUPTED.exitCode());
              }
              worker.interrupt();
            })) {
      return work.get();
    } catch (RuntimeException e) {
      throw received.get().isEmpty() ? e : interrupted(received.get(), e);
    }
  }

  private static BoulderK8sException interrupted(String signal, RuntimeException seen) {
    BoulderK8sException failure =
        BoulderK8sException.of(
            FailureKind.INTERRUPTED,
            "",
            "interrupted by SIG" + signal + " (" + seen.getMessage() + ")",
            "what is up stays up; the same command goes on from there");
    failure.addSuppressed(seen);
    return failure;
  }
}
