package io.boulderk8s.explain;

import java.util.Optional;

/**
 * A field that is not as it was.
 *
 * @param before empty: the field is new
 * @param after empty: the field is gone
 */
public record FieldChange(String path, Optional<Value> before, Optional<Value> after) {
  /** A value and where it comes from. */
  public record Value(String text, Optional<Origin> origin) {}
}
