package io.boulderk8s.run;

import io.boulderk8s.concurrent.Alarm;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Limits a phase: cancels work that takes longer, with a message that names phase and option. */
public final class Phases {
  private final Limits limits;

  public Phases(Limits limits) {
    this.limits = limits;
  }

  /**
   * Does the work in the calling thread.
   *
   * @throws BoulderK8sException TIMEOUT
   */
  public <T> T within(Limits.Phase phase, Supplier<T> work) {
    Optional<Duration> limit = limits.limit(phase);
    return limit.isEmpty() ? work.get() : within(phase, limit.get(), work);
  }

  /** Does work without a result, within the same limit. */
  public void run(Limits.Phase phase, Runnable work) {
    this.<Optional<Void>>within(
        phase,
        () -> {
          work.run();
          return Optional.empty();
        });
  }

  private static <T> T within(Limits.Phase phase, Duration limit, Supplier<T> work) {
    Reason late = new Reason.TimeLimit(phase.word(), limit, Limits.option(phase));
    Cancellation cancellation = Cancellation.nested();
    try (Alarm _ = Alarm.after(limit, () -> cancellation.cancel(late))) {
      return cancellation.call(work);
    } catch (RuntimeException e) {
      // an alarm after the end of the work does not count
      throw cancellation.reason().filter(late::equals).isPresent() ? timedOut(phase, limit, e) : e;
    }
  }

  static BoulderK8sException timedOut(Limits.Phase phase, Duration limit, Throwable seen) {
    BoulderK8sException failure =
        BoulderK8sException.of(
            FailureKind.TIMEOUT,
            "phase " + phase.word(),
            "it took longer than " + text(limit) + during(seen),
            "see `boulder-k8s status`; " + Limits.option(phase) + " sets another limit");
    failure.addSuppressed(seen);
    return failure;
  }

  private static String during(Throwable seen) {
    return CancelledException.in(seen)
        .map(cancelled -> " while " + cancelled.during())
        .orElseGet(() -> " (" + seen.getMessage() + ")");
  }

  static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
