package io.boulderk8s.matrix;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a simple command into words as a POSIX shell does ("2.2 Quoting"). It refuses what needs a
 * shell (variables, patterns, pipes): a guess would run other tests.
 */
final class ShellWords {
  private static final String OPERATORS = "|&;<>()$`\\*?[]{}!\n";
  private static final String EXPANDED_IN_QUOTES = "$`\\";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private @Nullable StringBuilder word;

  private ShellWords(String text) {
    this.text = text;
  }

  /**
   * Returns the words.
   *
   * @throws NotSimple naming what needs a shell
   */
  static List<String> of(String text) throws NotSimple {
    return new ShellWords(text).split();
  }

  /** A command that needs a shell. */
  static final class NotSimple extends Exception {
    private static final long serialVersionUID = 1L;

    NotSimple(String what) {
      super(what);
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }

  private List<String> split() throws NotSimple {
    int at = 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == ' ' || next == '\t') {
        end();
        at++;
      } else if (next == '\'' || next == '"') {
        at = quoted(at, next);
      } else {
        plain(next);
        at++;
      }
    }
    end();
    return words;
  }

  private int quoted(int begin, char quote) throws NotSimple {
    int end = text.indexOf(quote, begin + 1);
    if (end < 0) {
      throw new NotSimple("a quote is not closed");
    }
    String inside = text.substring(begin + 1, end);
    if (quote == '"' && inside.chars().anyMatch(c -> EXPANDED_IN_QUOTES.indexOf(c) >= 0)) {
      throw new NotSimple("a shell would expand \"" + inside + "\"");
    }
    open().append(inside);
    return end + 1;
  }

  private void plain(char next) throws NotSimple {
    boolean begins = word == null;
    if (OPERATORS.indexOf(next) >= 0 || (begins && (next == '#' || next == '~'))) {
      throw new NotSimple("`" + next + "` means something to a shell");
    }
    open().append(next);
  }

  private StringBuilder open() {
    StringBuilder known = word;
    if (known == null) {
      known = new StringBuilder();
      word = known;
    }
    return known;
  }

  private void end() {
    if (word != null) {
      words.add(word.toString());
      word = null;
    }
  }
}
