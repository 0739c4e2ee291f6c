package io.boulderk8s.explain;

import io.boulderk8s.compose.Source;
import java.util.Optional;

/**
 * Why a field has its value.
 *
 * @param source the place in a Compose file; empty when none is behind it
 * @param rule how the value follows from there, or which rule of the house gives it
 */
public record Origin(Optional<Source> source, String rule) {
  /** "file:line", or "-" where no Compose file says it. */
  public String place() {
    return source.map(at -> at.file() + ":" + at.line()).orElse("-");
  }
}
