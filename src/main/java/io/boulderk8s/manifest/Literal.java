package io.boulderk8s.manifest;

import java.util.List;

/**
 * Escapes text that must reach the container unchanged: in commands, probes and values Kubernetes
 * turns $$ into $ and expands $(NAME); Compose does neither.
 */
final class Literal {
  private Literal() {}

  /** Doubles a dollar before a dollar or a parenthesis; any other stands for itself. */
  static String text(String text) {
    return text.replaceAll("\\$(?=[$(])", "\\$\\$");
  }

  static List<String> words(List<String> words) {
    return words.stream().map(Literal::text).toList();
  }
}
