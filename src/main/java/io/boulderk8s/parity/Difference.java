package io.boulderk8s.parity;

import java.util.Optional;

/** A fact that is not the same on both sides; empty where there is none. */
public record Difference(Fact.Key key, Optional<String> compose, Optional<String> kubernetes) {
  /** A value as people read it. */
  static String shown(Optional<String> value) {
    return value.map(text -> text.isEmpty() ? "(empty)" : text).orElse("-");
  }
}
