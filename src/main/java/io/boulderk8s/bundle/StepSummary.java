package io.boulderk8s.bundle;

import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.Verdict;
import io.boulderk8s.results.ResultsMarkdown;
import io.boulderk8s.results.TestResults;
import io.boulderk8s.results.XmlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

/** Writes the summary of a run for the page of a GitHub workflow run (GITHUB_STEP_SUMMARY). */
public final class StepSummary {
  private StepSummary() {}

  /** Formats that of a failed run. */
  public static String of(String title, Diagnosis diagnosis, TestResults results) {
    Verdict verdict = diagnosis.verdict();
    String evidence =
        verdict.evidence().stream().map(Object::toString).collect(Collectors.joining("\n"));
    return "### %s: failed\n\n<b>%s</b> (%s): %s\n\n%s%s\n\n%s\n"
        .formatted(
            XmlText.plain(title),
            verdict.cause().code(),
            verdict.owner(),
            XmlText.plain(verdict.what()),
            evidence.isEmpty() ? "" : "<pre>" + XmlText.plain(evidence) + "</pre>\n\n",
            XmlText.plain(verdict.next()),
            ResultsMarkdown.of(results));
  }

  /** Formats that of a successful run. */
  public static String of(String title, TestResults results) {
    return "### %s: passed\n\n%s\n".formatted(XmlText.plain(title), ResultsMarkdown.of(results));
  }

  /** Appends to the file that GitHub's runner reads. */
  public static void append(Path file, String markdown) {
    try {
      Files.writeString(file, markdown, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("GITHUB_STEP_SUMMARY, " + file, e);
    }
  }
}
