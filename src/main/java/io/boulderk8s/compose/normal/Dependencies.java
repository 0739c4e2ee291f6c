package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Dependency.Condition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** `depends_on`. */
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

  private static Optional<Condition> condition(Section section) {
    Optional<String> text = section.text("condition");
    Optional<Condition> condition =
        text.flatMap(
            t -> Arrays.stream(Condition.values()).filter(c -> word(c).equals(t)).findAny());
    if (condition.isEmpty() && !(section.has("condition") && text.isEmpty())) {
      section.problem(
          "condition",
          text.map(t -> "unknown condition `" + t + "`").orElse("a dependency without `condition`"),
          "write one of "
              + Arrays.stream(Condition.values())
                  .map(Dependencies::word)
                  .collect(Collectors.joining(", ")));
    }
    return condition;
  }

  private static String word(Condition condition) {
    return condition.name().toLowerCase(Locale.ROOT);
  }
}
