package io.boulderk8s.results;

import io.boulderk8s.boulder.TestScriptOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses Python's suites: unittest's lines (`test_x ... ok`, with or without the class), the
 * sample's summaries, and Boulder's test/integration-test.py, which names a test only by the
 * traceback that ends it.
 */
final class PythonTests implements OutputParser {
  private static final Pattern RESULT =
      Pattern.compile(
          "^(\\w+)(?: \\([\\w.<>]+\\))? \\.\\.\\. (ok|FAIL|ERROR|skipped|expected failure)\\b"
              + " ?(.*)$");
  private static final Pattern RAN = Pattern.compile("^Ran (\\d+) tests? in .*");
  private static final String TRACEBACK = "Traceback (most recent call last):";

  private final List<TestSuite> suites = new ArrayList<>();
  private final List<OpenTest> tests = new ArrayList<>();
  private final Tracebacks tracebacks = new Tracebacks();
  private @Nullable OpenTest failing;

  @Override
  public void line(String line, String place) {
    Matcher result = RESULT.matcher(line);
    Matcher summary = TestScriptOutput.SUITE_SUMMARY.matcher(line);
    if (result.matches()) {
      result(result, place);
    } else if (summary.matches()) {
      String name = summary.group(1) == null ? "integration" : summary.group(1);
      endSuite(name, Optional.of(counts(summary)));
    } else if (RAN.matcher(line).matches()) {
      endSuite("python", Optional.empty());
    } else if (failing != null && !line.isEmpty()) {
      failing.says(line);
    } else {
      failing = null;
      tracebacks.line(line, place, line.equals(TRACEBACK));
    }
  }

  private void result(Matcher result, String place) {
    OpenTest test = new OpenTest(result.group(1), place);
    Outcome outcome =
        switch (result.group(2)) {
          case "ok", "expected failure" -> Outcome.PASSED;
          case "skipped" -> Outcome.SKIPPED;
          default -> Outcome.FAILED;
        };
    test.ended(outcome, Optional.empty(), place);
    if (!result.group(3).isEmpty()) {
      test.says(result.group(3));
    }
    tests.add(test);
    failing = outcome == Outcome.FAILED ? test : null;
  }

  private void endSuite(String name, Optional<Counts> counts) {
    List<TestCase> cases = tests.stream().map(OpenTest::test).toList();
    suites.add(new TestSuite(name, cases, counts.orElse(Counts.of(cases)), Optional.empty()));
    tests.clear();
    failing = null;
  }

  private static Counts counts(Matcher summary) {
    return new Counts(number(summary, 2), number(summary, 3), number(summary, 4), 0);
  }

  /** Ignores numbers beyond an int: no real summary has them. */
  private static int number(Matcher summary, int group) {
    String digits = summary.group(group);
    return digits.length() > 9 ? Integer.MAX_VALUE / 4 : Integer.parseInt(digits);
  }

  @Override
  public List<TestSuite> end() {
    if (!tests.isEmpty()) {
      endSuite("python (the suite did not end)", Optional.empty());
    }
    suites.addAll(tracebacks.suites());
    return List.copyOf(suites);
  }
}
