package io.boulderk8s.check;

/** A check's name and what it found. */
public record Finding(String name, CheckResult result) {
  public boolean failed() {
    return result instanceof CheckResult.Failed;
  }
}
