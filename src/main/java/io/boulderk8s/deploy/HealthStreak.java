package io.boulderk8s.deploy;

import io.boulderk8s.compose.HealthCheck;
import java.time.Duration;

/**
 * How far a container that was never healthy is from being called unhealthy, by the rules of
 * Docker's engine (daemon/health.go): the first check comes after a pause, too; what fails within
 * the start period does not count; so many failures in a row after it do.
 *
 * @param failures that count
 */
record HealthStreak(HealthCheck check, int failures) {
  static HealthStreak none(HealthCheck check) {
    return new HealthStreak(check, 0);
  }

  /** From the end of one check, or the start of the container, to the next check. */
  Duration pause(Duration sinceStart) {
    return inStartPeriod(sinceStart) ? check.startInterval() : check.interval();
  }

  /**
   * After a check that failed.
   *
   * @param sinceStart when the check began
   */
  HealthStreak failed(Duration sinceStart) {
    return inStartPeriod(sinceStart) ? this : new HealthStreak(check, failures + 1);
  }

  boolean unhealthy() {
    return failures >= check.retries();
  }

  private boolean inStartPeriod(Duration sinceStart) {
    return sinceStart.compareTo(check.startPeriod()) < 0;
  }
}
