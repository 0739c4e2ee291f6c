package io.boulderk8s.results;

import java.time.Duration;
import java.util.Optional;

/**
 * One test.
 *
 * @param took as the suite itself says; empty where it says nothing
 * @param detail what it said when it failed, or why it was skipped
 * @param place the stream and line of its result, for whoever looks it up: `stdout:1287`
 */
public record TestCase(
    String name, Outcome outcome, Optional<Duration> took, String detail, String place) {
  public boolean isBad() {
    return outcome.isBad();
  }
}
