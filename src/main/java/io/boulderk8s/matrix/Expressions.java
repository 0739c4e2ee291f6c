package io.boulderk8s.matrix;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates GitHub's `${{ ... }}` as far as it names the matrix. */
final class Expressions {
  private static final Pattern ANY = Pattern.compile("\\$\\{\\{(.*?)\\}\\}", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("\\s*matrix\\.([A-Za-z_][A-Za-z0-9_-]*)\\s*");

  private Expressions() {}

  /** Returns the key if the text is `${{ matrix.KEY }}` and nothing else. */
  static Optional<String> onlyKey(String text) {
    Matcher whole = ANY.matcher(text.strip());
    return whole.matches() ? key(whole.group(1)) : Optional.empty();
  }

  /** Tells whether the text uses the matrix. */
  static boolean usesMatrix(String text) {
    return ANY.matcher(text).results().anyMatch(found -> found.group(1).contains("matrix"));
  }

  /** Fills in the values of one cell; any other expression is a problem. */
  static String filled(String text, Map<String, String> values, Source at, Problems problems) {
    return ANY.matcher(text)
        .replaceAll(
            found -> {
              Optional<String> value = key(found.group(1)).map(values::get);
              if (value.isEmpty()) {
                problems.add(
                    at,
                    "`" + found.group() + "` has a value only on GitHub",
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
