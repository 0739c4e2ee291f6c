package io.boulderk8s.results;

/** How a test ended. */
public enum Outcome {
  PASSED,
  FAILED,
  SKIPPED,
  /** It began, and its output stops before its end: a panic, a time-out, a killed run. */
  UNFINISHED;

  boolean isBad() {
    return this == FAILED || this == UNFINISHED;
  }
}
