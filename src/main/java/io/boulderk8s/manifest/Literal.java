package io.boulderk8s.manifest;

import java.util.List;

/**
 * Text that must reach the container as it is: in commands, probes and values Kubernetes makes $$
 * to $ and expands $(NAME), Compose does neither.
 */
final class Literal {
  private Literal() {}

  /** A dollar before a dollar or a parenthesis is written twice; any other means itself. */
  static String text(String text) {
    return text.replaceAll("\\$(?=[$(])", "\\$\\$");
  }

  static List<String> words(List<String> words) {
    return words.stream().map(Literal::text).toList();
  }
}
