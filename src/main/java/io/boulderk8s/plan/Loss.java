package io.boulderk8s.plan;

import io.boulderk8s.compose.Source;

/** Something that a file says and a pod does not do, and that is no reason to refuse the file. */
public record Loss(Source at, String what) {
  @Override
  public String toString() {
    return at + ": " + what;
  }
}
