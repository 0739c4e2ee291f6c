package io.boulderk8s.boulder;

import java.util.regex.Pattern;

/** What test.sh, Boulder's and the sample's, prints of itself. */
public final class TestScriptOutput {
  /** Headings and verdicts. */
  public static final Pattern HEADING =
      Pattern.compile("^(SUCCESS|FAILURE.*|Running [A-Za-z ]+|[A-Z_]+: +.*)$");

  /** The verdict that names the stage which failed, as group 1. */
  public static final Pattern FAILED_STAGE = Pattern.compile("^FAILURE while running (\\S+)");

  /** The sums of a suite that does not name its tests; group 1 is its name, if it has one. */
  public static final Pattern SUITE_SUMMARY =
      Pattern.compile(
          "^(?:(?:ok  |FAIL) (\\S+) \\(|Integration tests: )"
              + "(\\d+) passed, (\\d+) failed, (\\d+) skipped\\)?$");

  private TestScriptOutput() {}
}
