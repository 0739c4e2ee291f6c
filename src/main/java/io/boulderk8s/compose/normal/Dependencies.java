package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Dependency.Condition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads `depends_on`. */
final class Dependencies {
  private Dependencies() {}

  static SortedMap<String, Dependency> of(Section service) {
    SortedMap<String, Dependency> dependencies = new TreeMap<>();
    service
        .named("depends_on")
        .forEach(
            (name, section) ->
                condition(section)
                    .ifPresent(
                        c ->
                            dependencies.put(
                                name, new Dependency(name, c, section.flag("required", true)))));
    Links.addTo(dependencies, service);
    return dependencies;
  }

  /**
   * Returns an empty result for a condition that Compose's schema does not know, which was reported
   * before.
   */
  private static Optional<Condition> condition(Section section) {
    return section
        .text("condition")
        .flatMap(t -> Arrays.stream(Condition.values()).filter(c -> word(c).equals(t)).findAny());
  }

  private static String word(Condition condition) {
    return condition.name().toLowerCase(Locale.ROOT);
  }
}
