package io.boulderk8s.results;

import java.util.List;

/** The number of tests by outcome. */
public record Counts(int passed, int failed, int skipped, int unfinished) {
  public static final Counts NONE = new Counts(0, 0, 0, 0);

  static Counts of(List<TestCase> cases) {
    return new Counts(
        count(cases, Outcome.PASSED),
        count(cases, Outcome.FAILED),
        count(cases, Outcome.SKIPPED),
        count(cases, Outcome.UNFINISHED));
  }

  private static int count(List<TestCase> cases, Outcome outcome) {
    return (int) cases.stream().filter(test -> test.outcome() == outcome).count();
  }

  Counts plus(Counts other) {
    return new Counts(
        passed + other.passed,
        failed + other.failed,
        skipped + other.skipped,
        unfinished + other.unfinished);
  }

  public int total() {
    return passed + failed + skipped + unfinished;
  }

  @Override
  public String toString() {
    return "%d passed, %d failed, %d skipped%s"
        .formatted(
            passed, failed, skipped, unfinished == 0 ? "" : ", " + unfinished + " unfinished");
  }
}
