package io.boulderk8s.compose.template;

import java.util.Map;
import java.util.Optional;

/** Provides the values of `${X}`. */
@FunctionalInterface
public interface Variables {
  Optional<String> value(String name);

  static Variables of(Map<String, String> values) {
    return name -> Optional.ofNullable(values.get(name));
  }
}
