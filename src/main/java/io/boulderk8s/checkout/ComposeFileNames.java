package io.boulderk8s.checkout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The default file names of Compose: of each list it reads the first that exists. */
public final class ComposeFileNames {
  static final List<String> FILES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private ComposeFileNames() {}

  static List<Path> in(Path directory, List<String> names, Predicate<Path> exists) {
    return names.stream().map(directory::resolve).filter(exists).toList();
  }

  /** Returns Compose's warning when several of the names exist, since it reads only one of them. */
  public static List<String> ambiguities(Path directory) {
    return Stream.of(
            ambiguity("config", in(directory, FILES, Files::exists)),
            ambiguity("override", in(directory, OVERRIDES, Files::exists)))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> ambiguity(String kind, List<Path> found) {
    if (found.size() < 2) {
      return List.of();
    }
    List<String> names = found.stream().map(file -> file.getFileName().toString()).toList();
    return List.of(
        "found multiple %s files with supported names: %s; using %s"
            .formatted(kind, String.join(", ", names), names.getFirst()));
  }
}
