package io.boulderk8s.plan;

import io.boulderk8s.compose.Source;

/** A setting that a pod ignores, and that is no reason to refuse the file. */
public record IgnoredSetting(Source at, String what) {
  @Override
  public String toString() {
    return at + ": " + what;
  }
}
