package io.boulderk8s.parity;

import io.boulderk8s.boulder.TestScriptOutput;
import io.boulderk8s.results.TestCase;
import io.boulderk8s.results.TestResults;
import io.boulderk8s.results.TestSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reports the outcome of a run of test.sh. */
public final class RunFacts {
  private static final String SUBJECT = "test.sh";
  static final Fact.Key EXIT_CODE = new Fact.Key(SUBJECT, "run", "exit code");
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[_ T]\\d\\d[-:]\\d\\d[-:]\\d\\d");

  private RunFacts() {}

  public static List<Fact> of(int exitCode, List<String> output, TestResults results) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(EXIT_CODE, String.valueOf(exitCode)));
    for (TestSuite suite : results.suites()) {
      facts.add(Fact.of(SUBJECT, "suites", suite.name(), suite.counts().toString()));
      for (TestCase test : suite.cases()) {
        facts.add(
            Fact.of(
                SUBJECT,
                "tests",
                suite.name() + " " + test.name(),
                test.outcome().name().toLowerCase(Locale.ROOT)));
      }
    }
    markers(output).forEach(line -> facts.add(Fact.of(SUBJECT, "markers", line, "said")));
    return facts;
  }

  private static Stream<String> markers(List<String> output) {
    return output.stream()
        .map(line -> COLOURS.matcher(line).replaceAll("").strip())
        .filter(line -> TestScriptOutput.HEADING.matcher(line).matches())
        .map(line -> TIME.matcher(line).replaceAll("(time)"))
        .distinct();
  }
}
