package io.boulderk8s.manifest;

import java.util.List;

/**
 * Text that must reach the container as it is: Kubernetes expands $(NAME) in commands and values,
 * Compose does not.
 */
final class Literal {
  private Literal() {}

  static String text(String text) {
    return text.replace("$(", "$$(");
  }

  static List<String> words(List<String> words) {
    return words.stream().map(Literal::text).toList();
  }
}
