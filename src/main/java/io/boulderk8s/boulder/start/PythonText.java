package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.start.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a Python file into its statements. What stands behind the colon of `if X:` in its line is
 * below it, and what a semicolon parts stands side by side.
 */
final class PythonText {
  private static final Pattern PART =
      Pattern.compile(
          "(?<space>[ \\t\\f]+|\\\\\\r?\\n)"
              + "|(?<comment>#[^\\n]*)"
              + "|(?<newline>\\r?\\n|;)"
              + "|(?<quote>(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?(?:\"\"\"|'''|\"|'))"
              + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<number>[0-9][0-9A-Za-z_.]*)"
              + "|(?<operator>\\*\\*=?|//=?|<<=?|>>=?|[-+*/%&|^=<>!:@]=|->|\\.\\.\\.|.)",
          Pattern.DOTALL);
  private static final int TAB = 8;
  private static final Set<String> COMPOUND =
      Set.of(
          "if", "elif", "else", "for", "while", "with", "try", "except", "finally", "def", "class",
          "async");

  private final String file;
  private final String text;
  private final Findings refused;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Token> tokens = new ArrayList<>();
  private int indent;
  private boolean lineBegins = true;
  private int line = 1;
  private int depth;

  private PythonText(String file, String text, Findings refused) {
    this.file = file;
    this.text = text;
    this.refused = refused;
  }

  static List<Statement> statements(String file, String text, Findings refused) {
    return new PythonText(file, text, refused).read();
  }

  private List<Statement> read() {
    Matcher part = PART.matcher(text);
    int at = 0;
    while (at < text.length() && part.find(at)) {
      boolean quoted = part.group("quote") != null;
      int end = quoted ? string(part.group("quote"), part.end()) : part.end();
      if (!quoted) {
        take(part);
      }
      line += (int) text.substring(at, end).chars().filter(letter -> letter == '\n').count();
      at = end;
    }
    refuseNul();
    if (depth != 0) {
      Place place = new Place(file, tokens.isEmpty() ? line : tokens.getFirst().line());
      refused.add(place, "a bracket is not closed", "correct the syntax");
    }
    end();
    return statements;
  }

  private void refuseNul() {
    int nul = text.indexOf(0);
    if (nul >= 0) {
      int there = 1 + (int) text.substring(0, nul).chars().filter(letter -> letter == '\n').count();
      refused.add(new Place(file, there), "a NUL byte", "take it out: Python refuses the file");
    }
  }

  private void take(Matcher part) {
    String word = part.group();
    if (part.group("newline") != null) {
      if (depth == 0) {
        end();
        newLine(word);
      }
    } else if (part.group("name") != null) {
      add(Kind.NAME, word);
    } else if (part.group("number") != null) {
      add(Kind.NUMBER, word);
    } else if (part.group("operator") != null) {
      depth += "([{".contains(word) ? 1 : ")]}".contains(word) ? -1 : 0;
      add(Kind.OPERATOR, word);
      if (depth == 0 && word.equals(":") && COMPOUND.contains(tokens.getFirst().text())) {
        end();
        indent++;
      }
    } else if (part.group("space") != null && lineBegins) {
      indent = width(word);
    }
  }

  private void newLine(String word) {
    if (!word.equals(";")) {
      indent = 0;
      lineBegins = true;
    }
  }

  private static int width(String space) {
    int width = 0;
    for (int i = 0; i < space.length(); i++) {
      width = space.charAt(i) == '\t' ? (width / TAB + 1) * TAB : width + 1;
    }
    return width;
  }

  private void add(Kind kind, String word) {
    tokens.add(new Token(kind, word, line));
    lineBegins = false;
  }

  private void end() {
    if (!tokens.isEmpty()) {
      statements.add(new Statement(indent, tokens));
      tokens.clear();
    }
  }

  /** Returns the position behind the string that begins here. */
  private int string(String opening, int start) {
    String quote = opening.replaceFirst("^[A-Za-z]*", "");
    String prefix = opening.substring(0, opening.length() - quote.length());
    PythonString string = PythonString.read(text, start, prefix, quote);
    if (string.unclosed()) {
      refused.add(new Place(file, line), "a string is not closed", "correct the syntax");
    }
    add(string.computed() ? Kind.COMPUTED : Kind.STRING, string.text());
    return string.end();
  }
}
