package io.boulderk8s.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds tests by the traceback of the exception that they raised. */
final class Tracebacks {
  private static final Pattern FRAME =
      Pattern.compile("^  File \"(?:.*/)?([^/\"]+)\\.py\", line \\d+, in (\\w+)$");

  private final Map<String, OpenTest> tests = new LinkedHashMap<>();
  private final Map<String, List<OpenTest>> byFile = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private Optional<Matcher> test = Optional.empty();

  /** Takes a line; an unindented line that does not begin a traceback ends it. */
  void line(String line, String place, boolean begins) {
    if (begins) {
      lines.clear();
      test = Optional.empty();
      lines.add(line);
    } else if (!lines.isEmpty()) {
      lines.add(line);
      if (line.startsWith(" ")) {
        frame(line);
      } else {
        end(place);
      }
    }
  }

  private void frame(String line) {
    Matcher frame = FRAME.matcher(line);
    if (test.isEmpty() && frame.matches() && frame.group(2).startsWith("test_")) {
      test = Optional.of(frame);
    }
  }

  private void end(String place) {
    test.ifPresent(
        frame -> {
          OpenTest failed = open(frame.group(1), frame.group(2), place);
          lines.forEach(failed::says);
          failed.ended(Outcome.FAILED, Optional.empty(), place);
        });
    lines.clear();
  }

  private OpenTest open(String file, String name, String place) {
    return tests.computeIfAbsent(
        file + "/" + name,
        _ -> {
          OpenTest opened = new OpenTest(name, place);
          byFile.computeIfAbsent(file, _ -> new ArrayList<>()).add(opened);
          return opened;
        });
  }

  List<TestSuite> suites() {
    return byFile.entrySet().stream()
        .map(
            file ->
                TestSuite.of(
                    file.getKey(),
                    file.getValue().stream().map(OpenTest::test).toList(),
                    Optional.empty()))
        .toList();
  }
}
