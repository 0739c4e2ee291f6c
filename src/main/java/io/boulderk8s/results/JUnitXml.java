package io.boulderk8s.results;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Formats results as JUnit XML, which GitLab, Jenkins, Buildkite and the GitHub actions for it
 * read.
 */
public final class JUnitXml {
  private JUnitXml() {}

  public static String of(TestResults results) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites"
        + numbers(results.counts())
        + ">\n"
        + results.suites().stream().map(JUnitXml::suite).collect(Collectors.joining())
        + "</testsuites>\n";
  }

  private static String suite(TestSuite suite) {
    return "  <testsuite"
        + attribute("name", suite.name())
        + numbers(suite.counts())
        + time(suite.took())
        + ">\n"
        + suite.cases().stream().map(test -> test(suite.name(), test)).collect(Collectors.joining())
        + "  </testsuite>\n";
  }

  private static String test(String suite, TestCase test) {
    String start =
        "    <testcase"
            + attribute("classname", suite)
            + attribute("name", test.name())
            + time(test.took());
    String content =
        switch (test.outcome()) {
          case PASSED -> "";
          case FAILED -> "<failure" + message(test, "failed") + ">" + detail(test) + "</failure>";
          case UNFINISHED ->
              "<error" + message(test, "did not end") + ">" + detail(test) + "</error>";
          case SKIPPED -> "<skipped" + message(test, "skipped") + "/>";
        };
    return content.isEmpty()
        ? start + "/>\n"
        : start + ">\n      " + content + "\n    </testcase>\n";
  }

  private static String message(TestCase test, String otherwise) {
    String first = test.detail().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return attribute("message", first.isEmpty() ? otherwise : first);
  }

  private static String detail(TestCase test) {
    return XmlText.plain(test.place() + "\n" + test.detail());
  }

  private static String numbers(Counts counts) {
    return attribute("tests", Integer.toString(counts.total()))
        + attribute("failures", Integer.toString(counts.failed()))
        + attribute("errors", Integer.toString(counts.unfinished()))
        + attribute("skipped", Integer.toString(counts.skipped()));
  }

  private static String time(Optional<Duration> took) {
    return took.map(
            time -> attribute("time", String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9)))
        .orElse("");
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + XmlText.escaped(value) + "\"";
  }
}
