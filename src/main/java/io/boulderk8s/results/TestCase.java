package io.boulderk8s.results;

import java.time.Duration;
import java.util.Optional;

/**
 * One test.
 *
 * @param took the suite's own time; empty without one
 * @param detail its message when it failed, or the reason why it was skipped
 * @param place the stream and line of its result: `stdout:1287`
 */
public record TestCase(
    String name, Outcome outcome, Optional<Duration> took, String detail, String place) {
  public boolean isBad() {
    return outcome.isBad();
  }
}
