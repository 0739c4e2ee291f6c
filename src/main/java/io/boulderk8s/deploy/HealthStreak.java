package io.boulderk8s.deploy;

import io.boulderk8s.compose.HealthCheck;
import java.time.Duration;

/**
 * Counts the failures of a container that was never healthy, by the rules of Docker's engine
 * (daemon/health.go): the first check comes after a pause, too; a failure within the start period
 * does not count; a number of failures in a row after it makes the container unhealthy.
 *
 * @param failures the failures that count
 */
record HealthStreak(HealthCheck check, int failures) {
  static HealthStreak none(HealthCheck check) {
    return new HealthStreak(check, 0);
  }

  /**
   * Returns the pause from the end of one check, or the start of the container, to the next check.
   */
  Duration pause(Duration sinceStart) {
    return inStartPeriod(sinceStart) ? check.startInterval() : check.interval();
  }

  /**
   * Returns the streak after a failed check.
   *
   * @param sinceStart the time from the container's start to the check
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
