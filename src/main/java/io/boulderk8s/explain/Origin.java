package io.boulderk8s.explain;

import io.boulderk8s.compose.Source;
import java.util.Optional;

/**
 * The reason for a field's value.
 *
 * @param source the place in a Compose file; empty without one
 * @param rule how the value follows from there, or the fixed rule behind it
 */
public record Origin(Optional<Source> source, String rule) {
  /** Returns "file:line", or "-" where no Compose file sets it. */
  public String place() {
    return source.map(at -> at.file() + ":" + at.line()).orElse("-");
  }
}
