package io.boulderk8s.matrix;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GitHub's `${{ ... }}`, as far as it is about the matrix. */
final class Expressions {
  private static final Pattern ANY = Pattern.compile("\\$\\{\\{(.*?)\\}\\}", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("\\s*matrix\\.([A-Za-z_][A-Za-z0-9_-]*)\\s*");

  private Expressions() {}

  /** The key, if the text is `${{ matrix.KEY }}` and nothing else. */
  static Optional<String> onlyKey(String text) {
    Matcher whole = ANY.matcher(text.strip());
    return whole.matches() ? key(whole.group(1)) : Optional.empty();
  }

  /** Whether the matrix has a part in the text. */
  static boolean usesMatrix(String text) {
    return ANY.matcher(text).results().anyMatch(found -> found.group(1).contains("matrix"));
  }

  /** With the values of one cell; everything else that GitHub would fill in is a problem. */
  static String filled(String text, Map<String, String> values, Source at, Problems problems) {
    return ANY.matcher(text)
        .replaceAll(
            found -> {
              Optional<String> value = key(found.group(1)).map(values::get);
              if (value.isEmpty()) {
                problems.add(
                    at,
                    "`" + found.group() + "` is known to GitHub alone",
                    "of its expressions only `${{ matrix.KEY }}` is understood");
              }
              return Matcher.quoteReplacement(value.orElse(""));
            });
  }

  private static Optional<String> key(String inside) {
    Matcher key = KEY.matcher(inside);
    return key.matches() ? Optional.of(key.group(1)) : Optional.empty();
  }
}
