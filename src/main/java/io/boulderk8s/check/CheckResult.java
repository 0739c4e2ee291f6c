package io.boulderk8s.check;

/** What a check found: one line, and one next step where there is something to do. */
public sealed interface CheckResult {
  record Passed(String what) implements CheckResult {}

  /** Works, but something will be slow, missing or in the way. */
  record Warning(String what, String next) implements CheckResult {}

  /** boulder-k8s will not work. */
  record Failed(String what, String next) implements CheckResult {}

  /** Could not be, or need not be, looked at. */
  record Skipped(String why) implements CheckResult {}
}
