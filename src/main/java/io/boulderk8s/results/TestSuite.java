package io.boulderk8s.results;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A Go package or a Python suite.
 *
 * @param cases the tests that the output names: without `--verbose`, only failed ones
 * @param counts of the suite's own summary, which includes tests that it does not name
 */
public record TestSuite(String name, List<TestCase> cases, Counts counts, Optional<Duration> took) {
  public TestSuite {
    cases = List.copyOf(cases);
  }

  static TestSuite of(String name, List<TestCase> cases, Optional<Duration> took) {
    return new TestSuite(name, cases, Counts.of(cases), took);
  }
}
