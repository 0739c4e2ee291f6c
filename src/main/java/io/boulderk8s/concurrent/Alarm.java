package io.boulderk8s.concurrent;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs something later, unless closed before. */
@FunctionalInterface
public interface Alarm extends AutoCloseable {
  @Override
  void close();

  static Alarm after(Duration delay, Runnable action) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("alarm").factory());
    var _ = clock.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    return clock::shutdownNow;
  }

  static Alarm never() {
    return () -> {};
  }
}
