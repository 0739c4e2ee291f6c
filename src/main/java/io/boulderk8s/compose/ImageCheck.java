package io.boulderk8s.compose;

import java.time.Duration;
import java.util.Optional;

/**
 * Changes to the image's own health check: the values of a `healthcheck` without `test`, or none at
 * all.
 */
public record ImageCheck(
    Optional<Duration> interval,
    Optional<Duration> timeout,
    Optional<Integer> retries,
    Optional<Duration> startPeriod,
    Optional<Duration> startInterval) {
  /** No changes. */
  public static final ImageCheck UNTOUCHED =
      new ImageCheck(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Tells whether the files change it. */
  public boolean changes() {
    return !equals(UNTOUCHED);
  }

  /** Returns the image's check with these changes. */
  public HealthCheck over(HealthCheck image) {
    return new HealthCheck(
        image.command(),
        interval.orElse(image.interval()),
        timeout.orElse(image.timeout()),
        retries.orElse(image.retries()),
        startPeriod.orElse(image.startPeriod()),
        startInterval.orElse(image.startInterval()));
  }
}
