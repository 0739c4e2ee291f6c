package io.boulderk8s.concurrent;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The wall clock as it was when the process began, and the time that has passed since then. A clock
 * that is set, or jumps after a virtual machine was resumed, makes no limit pass and no service
 * unhealthy; the times of one process stay in order.
 */
public final class SteadyClock implements InstantSource {
  private final Instant begun;
  private final LongSupplier nanoseconds;
  private final long first;

  /**
   * @param nanoseconds a counter that only goes up, as {@link System#nanoTime}
   */
  public SteadyClock(InstantSource wall, LongSupplier nanoseconds) {
    this.begun = wall.instant();
    this.nanoseconds = nanoseconds;
    this.first = nanoseconds.getAsLong();
  }

  @Override
  public Instant instant() {
    return begun.plusNanos(nanoseconds.getAsLong() - first);
  }
}
