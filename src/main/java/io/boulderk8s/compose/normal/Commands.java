package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.tree.Node;
import java.util.List;
import java.util.Optional;

/** Reads `command` and `entrypoint`: splits a line into words, or takes the words. */
final class Commands {
  private Commands() {}

  /**
   * Returns an empty result when the key is missing or null; an empty list clears the image's own.
   */
  static Optional<List<String>> of(Section service, String key) {
    return switch (service.mapping().get(key).orElse(null)) {
      case Node.Scalar scalar when !scalar.isNull() -> Optional.of(words(service, key, scalar));
      case Node.Sequence _ ->
          Optional.of(service.texts(key).stream().map(Node.Scalar::text).toList());
      case null, default -> Optional.empty();
    };
  }

  private static List<String> words(Section service, String key, Node.Scalar line) {
    try {
      return ShellWords.split(line.text());
    } catch (ShellWords.Unbalanced e) {
      service.invalid(
          key, "`" + key + "` cannot be split into words: " + e.getMessage(), "write it as a list");
      return List.of();
    }
  }
}
