package io.boulderk8s.boulder.start;

import java.util.Locale;
import java.util.Map;

/**
 * A string literal of Python.
 *
 * @param text what it says
 * @param computed whether Python makes something else of the text: f-strings, bytes, codes of
 *     characters
 * @param end the position behind it
 */
record PythonString(String text, boolean computed, boolean unclosed, int end) {
  private static final Map<Character, String> ESCAPES =
      Map.of('n', "\n", 't', "\t", 'r', "\r", '\\', "\\", '\'', "'", '"', "\"", '\n', "");
  private static final String CODES = "abfvxuUN01234567";

  /**
   * Reads a literal.
   *
   * @param start the position behind the opening quote
   */
  static PythonString read(String source, int start, String prefix, String quote) {
    String letters = prefix.toLowerCase(Locale.ROOT);
    boolean raw = letters.contains("r");
    boolean computed = letters.contains("f") || letters.contains("b");
    StringBuilder text = new StringBuilder();
    int at = start;
    while (at < source.length() && !source.startsWith(quote, at)) {
      char letter = source.charAt(at);
      if (letter == '\n' && quote.length() == 1) {
        return new PythonString(text.toString(), computed, true, at);
      }
      if (letter != '\\' || at + 1 == source.length()) {
        text.append(letter);
        at++;
        continue;
      }
      char next = source.charAt(at + 1);
      computed |= !raw && CODES.indexOf(next) >= 0;
      text.append(raw ? "\\" + next : ESCAPES.getOrDefault(next, "\\" + next));
      at += 2;
    }
    boolean unclosed = at >= source.length();
    return new PythonString(
        text.toString(), computed, unclosed, unclosed ? source.length() : at + quote.length());
  }
}
