package io.boulderk8s.compose;

import java.time.Duration;
import java.util.Optional;

/**
 * The health check is the image's own, with these values in place of its: a `healthcheck` without
 * `test`, or none at all.
 */
public record ImageCheck(
    Optional<Duration> interval,
    Optional<Duration> timeout,
    Optional<Integer> retries,
    Optional<Duration> startPeriod,
    Optional<Duration> startInterval) {
  /** The files change nothing. */
  public static final ImageCheck UNTOUCHED =
      new ImageCheck(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether the files change it. */
  public boolean changes() {
    return !equals(UNTOUCHED);
  }

  /** The image's check as the container has it. */
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
