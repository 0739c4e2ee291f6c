package io.boulderk8s.results;

import java.util.List;
import java.util.stream.Collectors;

/** Formats results as GitHub's Markdown, for the page of a workflow run. */
public final class ResultsMarkdown {
  /** Shows at most this many: a step may write 1 MiB (GitHub: "Adding a job summary"). */
  private static final int SHOWN_FAILURES = 20;

  private static final int SHOWN_LINES = 30;

  private ResultsMarkdown() {}

  public static String of(TestResults results) {
    if (results.suites().isEmpty()) {
      return "The output names no tests.\n";
    }
    List<TestResults.Failure> failures = results.failures();
    String shown =
        failures.stream()
            .limit(SHOWN_FAILURES)
            .map(ResultsMarkdown::failure)
            .collect(Collectors.joining());
    String rest =
        failures.size() > SHOWN_FAILURES
            ? "\nand %d more.\n".formatted(failures.size() - SHOWN_FAILURES)
            : "";
    return "Tests: " + results.counts() + ".\n" + shown + rest;
  }

  private static String failure(TestResults.Failure failure) {
    List<String> lines = failure.test().detail().lines().toList();
    String detail = lines.stream().limit(SHOWN_LINES).collect(Collectors.joining("\n"));
    return "\n<details><summary>%s: <code>%s</code></summary>\n\n<pre>%s</pre>\n</details>\n"
        .formatted(
            XmlText.plain(failure.suite()),
            XmlText.plain(failure.test().name()),
            XmlText.plain(detail));
  }
}
