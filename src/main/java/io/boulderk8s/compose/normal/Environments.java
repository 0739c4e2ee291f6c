package io.boulderk8s.compose.normal;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads names and values for a container or a build. */
final class Environments {
  private Environments() {}

  /** Gives a name without a value the one of the surroundings, or leaves it out. */
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

  /** Returns the names without a value there either: the image's value is removed. */
  static SortedSet<String> unset(Section section, String key, Surroundings surroundings) {
    SortedSet<String> names = new TreeSet<>(section.values(key).keySet());
    names.removeAll(of(section, key, surroundings).keySet());
    return names;
  }
}
