package io.boulderk8s.check;

/** The name of a check and its result. */
public record Finding(String name, CheckResult result) {
  public boolean failed() {
    return result instanceof CheckResult.Failed;
  }
}
