package io.boulderk8s.compose.keys;

import java.util.Set;

/**
 * One row of the table of keys.
 *
 * @param pattern the path: `*` stands for a name of the user's choice, `[]` for an item of a list
 */
public record KeyRule(String pattern, Shape shape, KeyVerdict verdict) {
  static final String AS_WITH_COMPOSE = "as with Compose";

  /** Handled with nothing to add. */
  static KeyRule handled(String pattern, Shape shape) {
    return handled(pattern, shape, AS_WITH_COMPOSE);
  }

  static KeyRule handled(String pattern, Shape shape, String becomes) {
    return new KeyRule(pattern, shape, new KeyVerdict.Handled(becomes));
  }

  static KeyRule ignored(String pattern, String because) {
    return new KeyRule(pattern, Shape.ANY, new KeyVerdict.Ignored(because));
  }

  static KeyRule refused(String pattern, String because, String... unless) {
    return new KeyRule(pattern, Shape.ANY, new KeyVerdict.Refused(because, Set.of(unless)));
  }
}
