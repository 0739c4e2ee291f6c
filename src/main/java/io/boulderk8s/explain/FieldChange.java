package io.boulderk8s.explain;

import java.util.Optional;

/**
 * A changed field.
 *
 * @param before empty: the field is new
 * @param after empty: the field is gone
 */
public record FieldChange(String path, Optional<Value> before, Optional<Value> after) {
  /** A value and its origin. */
  public record Value(String text, Optional<Origin> origin) {}
}
