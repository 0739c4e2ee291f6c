package io.boulderk8s.boulder.config;

import io.boulderk8s.boulder.read.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JSON that configures a service.
 *
 * @param file its path in the checkout
 */
public record ConfigFile(String file, ConfigValue.Section root) {
  /** Reads the text; empty when it is refused. */
  public static Optional<ConfigFile> read(String file, String text, Findings refused) {
    return new JsonReader(file, refused).read(text).map(root -> new ConfigFile(file, root));
  }

  /** Returns all values in the order of the file, those that hold others included. */
  public Stream<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    collect(List.of(), root, all);
    return all.stream();
  }

  private static void collect(List<String> path, ConfigValue value, List<Setting> all) {
    all.add(new Setting(path, value));
    switch (value) {
      case ConfigValue.Section section ->
          section
              .members()
              .forEach(member -> collect(below(path, member.name()), member.value(), all));
      case ConfigValue.Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          collect(below(path, String.valueOf(i)), sequence.items().get(i), all);
        }
      }
      case ConfigValue.Text _, ConfigValue.Plain _ -> {}
    }
  }

  private static List<String> below(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
