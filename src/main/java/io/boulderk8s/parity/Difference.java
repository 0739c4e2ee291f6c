package io.boulderk8s.parity;

import java.util.Optional;

/** A fact that differs between the two sides; empty on a side without it. */
public record Difference(Fact.Key key, Optional<String> compose, Optional<String> kubernetes) {
  /** Returns a value as people read it. */
  static String shown(Optional<String> value) {
    return value.map(text -> text.isEmpty() ? "(empty)" : text).orElse("-");
  }
}
