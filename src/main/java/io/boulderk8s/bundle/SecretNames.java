package io.boulderk8s.bundle;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds values behind names of secrets, as in JSON, YAML, HCL, shells and headers, by hand: on long
 * strings with escapes a regular expression overflows the stack.
 */
final class SecretNames {
  private static final String NAME =
      "[\\w.-]*(?:passw(?:or)?d|passphrase|secret|token|credentials?|api[_-]?key|access[_-]?key"
          + "|(?:hmac|private|client|account)[_-]?key(?:[_-]?data)?)s?"
          + "|(?:[\\w.-]*[_.-])?(?:so-?|user-?)?pin|(?-i:\\w*Pin)";

  private static final Pattern WHOLE = Pattern.compile("(?i)" + NAME);

  /**
   * Matches a name, the end of its quotes (escaped in JSON within JSON), and the separator before a
   * value.
   */
  private static final Pattern BEFORE_VALUE =
      Pattern.compile("(?i)(?<![\\w.-])(?:" + NAME + ")\\\\?[\"']?\\s*[:=]\\s*(?=\\S)");

  /**
   * Values that say something about a secret and are none: `automountServiceAccountToken: false`.
   */
  private static final Set<String> HARMLESS =
      Set.of("true", "false", "yes", "no", "null", "nil", "{", "[", "|", ">");

  private SecretNames() {}

  /** Tells whether the value of a variable of this name is a secret. */
  static boolean isOne(String variable) {
    return WHOLE.matcher(variable).matches();
  }

  /** Returns the line without the values of such names. */
  static String redacted(String line) {
    Matcher name = BEFORE_VALUE.matcher(line);
    if (!name.find()) {
      return line;
    }
    StringBuilder redacted = new StringBuilder();
    int copied = 0;
    do {
      Value value = value(line, name.end());
      if (value.begin() >= copied && value.isSecret(line)) {
        redacted.append(line, copied, value.begin()).append(Redactor.MARK);
        copied = value.end();
      }
    } while (name.find());
    return redacted.append(line, copied, line.length()).toString();
  }

  /** The place of a value in a line, without its quotes. */
  private record Value(int begin, int end) {
    boolean isSecret(String line) {
      return end > begin
          && !line.startsWith(Redactor.MARK, begin)
          && !HARMLESS.contains(line.substring(begin, end));
    }
  }

  private static Value value(String line, int begin) {
    char first = line.charAt(begin);
    if (first == '"' || first == '\'') {
      return new Value(begin + 1, endOfQuoted(line, begin + 1, first, false));
    }
    if (line.startsWith("\\\"", begin)) {
      return new Value(begin + 2, endOfQuoted(line, begin + 2, '"', true));
    }
    int end = begin;
    while (end < line.length() && " \t\r\n,;&}])\"'".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return new Value(begin, end);
  }

  /**
   * Returns the position before the closing quote; for an unclosed string, the end of the line.
   *
   * @param escaped whether the quote itself is escaped
   */
  private static int endOfQuoted(String line, int begin, char quote, boolean escaped) {
    int at = begin;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '\\') {
        if (escaped && line.startsWith("\\\"", at)) {
          return at;
        }
        at += 2;
      } else if (c == quote) {
        return at;
      } else {
        at++;
      }
    }
    return line.endsWith("\n") ? line.length() - 1 : line.length();
  }
}
