package io.boulderk8s.results;

import java.util.List;
import java.util.stream.Stream;

/** The tests in the output of a run. */
public record TestResults(List<TestSuite> suites) {
  public static final TestResults NONE = new TestResults(List.of());

  public TestResults {
    suites = List.copyOf(suites);
  }

  public Counts counts() {
    return suites.stream().map(TestSuite::counts).reduce(Counts.NONE, Counts::plus);
  }

  /** A test and its suite. */
  public record Failure(String suite, TestCase test) {}

  /** Returns the failed and unfinished tests, in the order of the output. */
  public List<Failure> failures() {
    return suites.stream()
        .flatMap(
            suite ->
                suite.cases().stream()
                    .filter(TestCase::isBad)
                    .map(test -> new Failure(suite.name(), test)))
        .toList();
  }

  public TestResults and(TestResults others) {
    return new TestResults(Stream.concat(suites.stream(), others.suites.stream()).toList());
  }
}
