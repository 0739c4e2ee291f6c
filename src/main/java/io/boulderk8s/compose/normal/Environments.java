package io.boulderk8s.compose.normal;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names and values that a container or a build gets. */
final class Environments {
  private Environments() {}

  /** A name without a value takes the one of the surroundings, or is left out. */
  static SortedMap<String, String> of(Section section, String key, Surroundings surroundings) {
    SortedMap<String, String> environment = new TreeMap<>();
    section
        .values(key)
        .forEach(
            (name, value) ->
                value
                    .or(() -> surroundings.variables().value(name))
                    .ifPresent(v -> environment.put(name, v)));
    return environment;
  }

  /** The names that have no value there either: they are taken away from what else has them. */
  static SortedSet<String> unset(Section section, String key, Surroundings surroundings) {
    SortedSet<String> names = new TreeSet<>(section.values(key).keySet());
    names.removeAll(of(section, key, surroundings).keySet());
    return names;
  }
}
