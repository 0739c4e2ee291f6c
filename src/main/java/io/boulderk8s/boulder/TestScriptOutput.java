package io.boulderk8s.boulder;

import java.util.regex.Pattern;

/** Recognises what test.sh, Boulder's and the sample's, prints. */
public final class TestScriptOutput {
  /** Matches headings and verdicts. */
  public static final Pattern HEADING =
      Pattern.compile("^(SUCCESS|FAILURE.*|Running [A-Za-z ]+|[A-Z_]+: +.*)$");

  /** Matches the verdict that names the failed stage, as group 1. */
  public static final Pattern FAILED_STAGE = Pattern.compile("^FAILURE while running (\\S+)");

  /**
   * Matches the sums of a suite that does not name its tests; group 1 is its name, if it has one.
   */
  public static final Pattern SUITE_SUMMARY =
      Pattern.compile(
          "^(?:(?:ok  |FAIL) (\\S+) \\(|Integration tests: )"
              + "(\\d+) passed, (\\d+) failed, (\\d+) skipped\\)?$");

  private TestScriptOutput() {}
}
