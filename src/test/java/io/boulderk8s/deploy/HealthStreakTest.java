package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.HealthCheck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `healthcheck`: when Docker looks, and when it gives a container up. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HealthStreakTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration START_INTERVAL = Duration.ofMillis(100);
  private static final Duration START_PERIOD = Duration.ofSeconds(10);

  private static HealthStreak streak(Duration startPeriod, int retries) {
    return HealthStreak.none(
        new HealthCheck(
            List.of("x"), INTERVAL, Duration.ofSeconds(1), retries, startPeriod, START_INTERVAL));
  }

  @Test
  void start_interval_holds_within_the_start_period_and_may_be_less_than_a_second() {
    HealthStreak streak = streak(START_PERIOD, 3);
    assertThat(streak.pause(Duration.ZERO)).isEqualTo(START_INTERVAL);
    assertThat(streak.pause(START_PERIOD.minusMillis(1))).isEqualTo(START_INTERVAL);
    assertThat(streak.pause(START_PERIOD)).isEqualTo(INTERVAL);
  }

  @Test
  void without_a_start_period_the_start_interval_says_nothing() {
    assertThat(streak(Duration.ZERO, 3).pause(Duration.ZERO)).isEqualTo(INTERVAL);
  }

  @Test
  void what_fails_within_the_start_period_does_not_count() {
    HealthStreak streak = streak(START_PERIOD, 1).failed(START_PERIOD.minusMillis(1));
    assertThat(streak.unhealthy()).isFalse();
    assertThat(streak.failed(START_PERIOD).unhealthy()).isTrue();
  }

  @Test
  void so_many_failures_as_retries_says_make_it_unhealthy() {
    HealthStreak twice = streak(Duration.ZERO, 3).failed(INTERVAL).failed(INTERVAL);
    assertThat(twice.unhealthy()).isFalse();
    assertThat(twice.failed(INTERVAL).unhealthy()).isTrue();
    assertThat(twice.failed(INTERVAL).failures()).isEqualTo(3);
  }
}
