package io.boulderk8s.check;

/** The result of a check: one line, and a next step where one is needed. */
public sealed interface CheckResult {
  record Passed(String what) implements CheckResult {}

  /** Works, but slowly, incompletely or with conflicts. */
  record Warning(String what, String next) implements CheckResult {}

  /** boulder-k8s will not work. */
  record Failed(String what, String next) implements CheckResult {}

  /** Could not be checked, or need not be. */
  record Skipped(String why) implements CheckResult {}
}
