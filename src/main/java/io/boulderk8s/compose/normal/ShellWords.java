package io.boulderk8s.compose.normal;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line as Compose does, which differs from a shell: it expands nothing, and drops
 * everything from an unquoted `;`, `&`, `|`, `&lt;` or `>` on.
 */
final class ShellWords {
  /** Some quote or parenthesis is not closed; the message says which. */
  static final class Unbalanced extends Exception {
    private static final long serialVersionUID = 1L;

    Unbalanced(String message) {
      super(message);
    }
  }

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean escaped;
  private boolean single;
  private boolean dual;
  private boolean back;
  private boolean dollar;

  private ShellWords(String line) {
    this.line = line;
  }

  static List<String> split(String line) throws Unbalanced {
    return new ShellWords(line).split();
  }

  private List<String> split() throws Unbalanced {
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (!escaped && ";&|<>".indexOf(c) >= 0 && !quoted()) {
        if (c == '>' && !word.isEmpty() && Character.isDigit(word.charAt(0))) {
          inWord = false;
        }
        break;
      }
      take(c);
    }
    if (inWord) {
      words.add(word.toString());
    }
    if (escaped || quoted()) {
      throw new Unbalanced("a quote, a parenthesis or a backslash is left open");
    }
    return List.copyOf(words);
  }

  private boolean quoted() {
    return single || dual || back || dollar;
  }

  private void take(char c) throws Unbalanced {
    if (escaped) {
      escaped = false;
      append(c);
    } else if (c == '\\' && !single) {
      escaped = true;
    } else if (" \t\r\n".indexOf(c) >= 0 && !quoted()) {
      endWord();
    } else if (c == '"' && !single && !dollar) {
      inWord |= dual;
      dual = !dual;
    } else if (c == '\'' && !dual && !dollar) {
      inWord |= single;
      single = !single;
    } else {
      substitution(c);
      append(c);
    }
  }

  private void append(char c) {
    word.append(c);
    inWord |= !(" \t\r\n".indexOf(c) >= 0 && quoted());
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void substitution(char c) throws Unbalanced {
    if (c == '`' && !single && !dual && !dollar) {
      back = !back;
    }
    if (c == ')' && !single && !dual && !back) {
      dollar = !dollar;
    }
    if (c == '(' && !single && !dual && !back) {
      if (dollar || !word.toString().endsWith("$")) {
        throw new Unbalanced("a parenthesis outside quotes");
      }
      dollar = true;
    }
  }
}
