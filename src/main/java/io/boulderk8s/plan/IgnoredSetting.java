package io.boulderk8s.plan;

import io.boulderk8s.compose.Source;

/** A setting that a pod ignores and that does not make the file unusable. */
public record IgnoredSetting(Source at, String what) {
  @Override
  public String toString() {
    return at + ": " + what;
  }
}
