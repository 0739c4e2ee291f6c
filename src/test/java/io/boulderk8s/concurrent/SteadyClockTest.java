package io.boulderk8s.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-11-30T02:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(START);
  private final AtomicLong counter = new AtomicLong(Long.MAX_VALUE - 1);

  @Test
  void begins_with_the_wall_clock_and_goes_on_with_the_time_that_passes() {
    SteadyClock clock = new SteadyClock(wall::get, counter::get);
    assertThat(clock.instant()).isEqualTo(START);

    counter.addAndGet(2_000_000_000L); // the counter may overflow

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(2));
  }

  @Test
  void a_wall_clock_that_jumps_changes_nothing() {
    SteadyClock clock = new SteadyClock(wall::get, counter::get);

    wall.set(START.plusSeconds(3600));
    assertThat(clock.instant()).isEqualTo(START);
    wall.set(START.minusSeconds(3600));
    assertThat(clock.instant()).isEqualTo(START);
  }
}
