package io.boulderk8s.diagnose;

import io.boulderk8s.results.TestCase;
import io.boulderk8s.results.TestResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a failed test, with its message and what the services printed around that moment. */
final class TestFailed implements Analyzer {
  private static final int LINES_OF_THE_TEST = 6;

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    List<TestResults.Failure> failures = snapshot.results().failures();
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    TestResults.Failure first = chosen(failures);
    List<Evidence> evidence = new ArrayList<>(said(first.test()));
    evidence.addAll(Surroundings.of(snapshot, first.test()));
    return Optional.of(
        Verdict.of(Cause.TEST_FAILED, what(first, failures.size()), evidence)
            .then(alone(first.test().name())));
  }

  /** Returns the first one that failed itself: an unfinished one may have waited for it. */
  private static TestResults.Failure chosen(List<TestResults.Failure> failures) {
    return failures.stream()
        .filter(failure -> !failure.test().detail().isEmpty())
        .findFirst()
        .orElse(failures.getFirst());
  }

  private static String what(TestResults.Failure first, int all) {
    return "%s of %s failed%s"
        .formatted(
            first.test().name(), first.suite(), all == 1 ? "" : ", and %d more".formatted(all - 1));
  }

  /** The end of a traceback has the message; of Go's output, the beginning. */
  private static List<Evidence> said(TestCase test) {
    List<String> lines = test.detail().lines().filter(line -> !line.isBlank()).toList();
    boolean traceback = !lines.isEmpty() && lines.getFirst().startsWith("Traceback");
    List<String> shown =
        traceback
            ? lines.subList(Math.max(0, lines.size() - LINES_OF_THE_TEST), lines.size())
            : lines.subList(0, Math.min(lines.size(), LINES_OF_THE_TEST));
    return shown.stream().map(line -> new Evidence(test.name(), line.strip())).toList();
  }

  private static String alone(String name) {
    String top = name.split("/", 2)[0];
    return "run it alone: the same command with -f '" + top + "'";
  }
}
