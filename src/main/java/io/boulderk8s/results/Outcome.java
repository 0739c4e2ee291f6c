package io.boulderk8s.results;

/** The outcome of a test. */
public enum Outcome {
  PASSED,
  FAILED,
  SKIPPED,
  /** It began, and the output stops before its end: a panic, a time-out, a killed run. */
  UNFINISHED;

  boolean isBad() {
    return this == FAILED || this == UNFINISHED;
  }
}
