package io.boulderk8s.results;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the output of `go test`, with and without `-v`: `=== RUN`, `--- FAIL: TestX (0.01s)`, then
 * one line for the package. Other output may stand between these, and before them on a line.
 *
 * <p>Source: Go's src/cmd/internal/test2json/test2json.go, which reads the same marks.
 */
final class GoTests implements OutputParser {
  private static final Pattern MARK = Pattern.compile("^=== (RUN|PAUSE|CONT|NAME)\\s+(\\S+)$");
  private static final Pattern RESULT =
      Pattern.compile("--- (PASS|FAIL|SKIP): (\\S+) \\((\\d+(?:\\.\\d+)?)s\\)$");
  private static final Pattern PACKAGE = Pattern.compile("^(ok  |FAIL)\t(\\S+)(?:[\t ](.*))?$");
  private static final Pattern SECONDS = Pattern.compile("^(\\d+(?:\\.\\d+)?)s\\b.*");
  private static final Pattern MESSAGE = Pattern.compile("^\\s+\\S+\\.go:\\d+: .*");
  private static final int LINES_OF_A_BROKEN_PACKAGE = 30;

  /** Stands for a package whose tests are not named: all passed, or it did not compile. */
  private static final String WHOLE_PACKAGE = "(whole package)";

  private final List<TestSuite> suites = new ArrayList<>();
  private final Map<String, OpenTest> tests = new LinkedHashMap<>();
  private final Deque<String> recent = new ArrayDeque<>();
  private @Nullable OpenTest current;
  private boolean inMessage;

  @Override
  public void line(String line, String place) {
    Matcher mark = MARK.matcher(line);
    Matcher result = RESULT.matcher(line);
    Matcher endOfPackage = PACKAGE.matcher(line);
    if (mark.matches()) {
      current = mark.group(1).equals("PAUSE") ? null : test(mark.group(2), place);
      inMessage = false;
    } else if (result.find()) {
      current = test(result.group(2), place);
      current.ended(outcome(result.group(1)), Optional.of(seconds(result.group(3))), place);
      inMessage = false;
    } else if (endOfPackage.matches()) {
      endPackage(endOfPackage, place);
    } else {
      other(line);
    }
  }

  private void other(String line) {
    recent.addLast(line);
    if (recent.size() > LINES_OF_A_BROKEN_PACKAGE) {
      recent.removeFirst();
    }
    if (current == null) {
      return;
    }
    boolean begins = MESSAGE.matcher(line).matches() || line.startsWith("panic: ");
    boolean goesOn = inMessage && (line.startsWith("        ") || line.startsWith("\t"));
    boolean belowResult = current.hasFailed() && line.startsWith("    ");
    inMessage = begins || goesOn;
    if (begins || goesOn || belowResult) {
      current.says(line.strip());
    }
  }

  private OpenTest test(String name, String place) {
    return tests.computeIfAbsent(name, _ -> new OpenTest(name, place));
  }

  private void endPackage(Matcher end, String place) {
    boolean passed = end.group(1).startsWith("ok");
    String rest = end.group(3) == null ? "" : end.group(3);
    Matcher time = SECONDS.matcher(rest);
    Optional<Duration> took =
        time.matches() ? Optional.of(seconds(time.group(1))) : Optional.empty();
    List<TestCase> cases = new ArrayList<>(tests.values().stream().map(OpenTest::test).toList());
    boolean unexplained = passed ? cases.isEmpty() : cases.stream().noneMatch(TestCase::isBad);
    if (unexplained && !rest.contains("[no tests to run]")) {
      cases.add(wholePackage(passed, took, place));
    }
    suites.add(TestSuite.of(end.group(2), cases, took));
    forget();
  }

  private TestCase wholePackage(boolean passed, Optional<Duration> took, String place) {
    return new TestCase(
        WHOLE_PACKAGE,
        passed ? Outcome.PASSED : Outcome.FAILED,
        took,
        passed ? "" : String.join("\n", recent),
        place);
  }

  private void forget() {
    tests.clear();
    recent.clear();
    current = null;
    inMessage = false;
  }

  @Override
  public List<TestSuite> end() {
    if (!tests.isEmpty()) {
      List<TestCase> cases = tests.values().stream().map(OpenTest::test).toList();
      suites.add(TestSuite.of("go (the package did not end)", cases, Optional.empty()));
      forget();
    }
    return List.copyOf(suites);
  }

  private static Outcome outcome(String word) {
    return switch (word) {
      case "PASS" -> Outcome.PASSED;
      case "SKIP" -> Outcome.SKIPPED;
      default -> Outcome.FAILED;
    };
  }

  private static Duration seconds(String text) {
    return Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e9));
  }
}
