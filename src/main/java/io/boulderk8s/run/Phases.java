package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Bounds a phase: what takes longer is interrupted, and the message names phase and option. */
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

  private static <T> T within(Limits.Phase phase, Duration limit, Supplier<T> work) {
    Thread worker = Thread.currentThread();
    AtomicBoolean late = new AtomicBoolean();
    Alarm alarm =
        Alarm.after(
            limit,
            () -> {
              late.set(true);
              worker.interrupt();
            });
    try (alarm) {
      return work.get();
    } catch (RuntimeException e) {
      throw late.get() ? timedOut(phase, limit, e) : e;
    } finally {
      if (late.get()) {
        // it was for the phase, which is over
        Thread.interrupted();
      }
    }
  }

  static BoulderK8sException timedOut(Limits.Phase phase, Duration limit, Throwable seen) {
    BoulderK8sException failure =
        BoulderK8sException.of(
            FailureKind.TIMEOUT,
            "phase " + phase.word(),
            "it took longer than " + text(limit) + " (" + seen.getMessage() + ")",
            "see `boulder-k8s status`; " + Limits.option(phase) + " sets another limit");
    failure.addSuppressed(seen);
    return failure;
  }

  static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  /** Something that happens later, unless it is closed before. */
  record Alarm(ScheduledExecutorService clock) implements AutoCloseable {
    static Alarm after(Duration delay, Runnable action) {
      ScheduledExecutorService clock =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("alarm").factory());
      var _ = clock.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
      return new Alarm(clock);
    }

    static Alarm never() {
      return new Alarm(Executors.newSingleThreadScheduledExecutor());
    }

    @Override
    public void close() {
      clock.shutdownNow();
    }
  }
}
