package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.start.PythonValue.Argument;
import io.boulderk8s.boulder.start.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads values from the tokens of a statement; what is no literal becomes Unknown. */
final class PythonReader {
  private static final List<String> JOIN = List.of("os", ".", "path", ".", "join", "(");
  private static final int DEEPEST = 50;
  private static final int LONGEST_SOURCE = 60;

  private final List<Token> tokens;
  private final Map<String, PythonValue> names;
  private int at;
  private int depth;

  /**
   * Prepares to read.
   *
   * @param at the token that the value begins with
   * @param names what names stand for
   */
  PythonReader(List<Token> tokens, int at, Map<String, PythonValue> names) {
    this.tokens = tokens;
    this.at = at;
    this.names = names;
  }

  /** Tells whether nothing is left but these. */
  boolean leaves(String... rest) {
    return Math.max(tokens.size() - at, 0) == rest.length
        && IntStream.range(0, rest.length).allMatch(i -> tokens.get(at + i).is(rest[i]));
  }

  private boolean atEnd() {
    return at >= tokens.size();
  }

  PythonValue value() {
    int start = at;
    PythonValue value = ++depth > DEEPEST ? unknown(start) : term();
    depth--;
    return atEnd() || here().is(",") || closes(here()) ? value : unknown(start);
  }

  private Token here() {
    return atEnd() ? new Token(Kind.END, "", lastLine()) : tokens.get(at);
  }

  private int lastLine() {
    return tokens.isEmpty() ? 1 : tokens.getLast().line();
  }

  private static boolean closes(Token token) {
    return token.is(")") || token.is("]") || token.is("}");
  }

  private PythonValue term() {
    Token first = here();
    return switch (first.kind()) {
      case STRING -> strings();
      case NUMBER -> number();
      case NAME -> name();
      case OPERATOR -> first.is("(") || first.is("[") ? sequence() : unknown(at);
      case COMPUTED, END -> unknown(at);
    };
  }

  /** Joins what stands side by side, as Python does. */
  private PythonValue strings() {
    int line = here().line();
    StringBuilder text = new StringBuilder();
    while (here().kind() == Kind.STRING) {
      text.append(here().text());
      at++;
    }
    return new PythonValue.Text(text.toString(), line);
  }

  private PythonValue number() {
    Token token = here();
    if (!token.text().matches("[1-9][0-9]{0,8}|0")) {
      return unknown(at);
    }
    at++;
    return new PythonValue.Whole(Integer.parseInt(token.text()), token.line());
  }

  private PythonValue name() {
    Token name = here();
    if (joins()) {
      at += JOIN.size();
      return joined(name.line(), items(")"));
    }
    at++;
    if (here().is("(")) {
      at++;
      return new PythonValue.Call(name.text(), arguments(), name.line());
    }
    if (name.is("None")) {
      return new PythonValue.Nothing(name.line());
    }
    return switch (names.get(name.text())) {
      case PythonValue.Text(String text, int _) -> new PythonValue.Text(text, name.line());
      case PythonValue.Whole(int number, int _) -> new PythonValue.Whole(number, name.line());
      case null, default -> new PythonValue.Unknown(name.text(), name.line());
    };
  }

  private boolean joins() {
    return at + JOIN.size() <= tokens.size()
        && IntStream.range(0, JOIN.size()).allMatch(i -> tokens.get(at + i).is(JOIN.get(i)))
        && !names.containsKey(JOIN.getFirst());
  }

  private static PythonValue joined(int line, List<PythonValue> parts) {
    String path = "";
    for (PythonValue part : parts) {
      if (!(part instanceof PythonValue.Text(String text, int _))) {
        return new PythonValue.Unknown("os.path.join of what is no string", line);
      }
      path =
          text.startsWith("/") || path.isEmpty()
              ? text
              : path.endsWith("/") ? path + text : path + "/" + text;
    }
    return new PythonValue.Text(path, line);
  }

  /** In parentheses one value without a comma is that value. */
  private PythonValue sequence() {
    Token opening = here();
    at++;
    int start = at;
    List<PythonValue> items = items(opening.is("(") ? ")" : "]");
    boolean comma = at - 2 >= start && at <= tokens.size() && tokens.get(at - 2).is(",");
    return opening.is("(") && items.size() == 1 && !comma
        ? items.getFirst()
        : new PythonValue.Sequence(items, opening.line());
  }

  private List<PythonValue> items(String closing) {
    List<PythonValue> items = new ArrayList<>();
    while (!atEnd() && !here().is(closing)) {
      items.add(value());
      if (here().is(",")) {
        at++;
      } else if (!here().is(closing)) {
        break;
      }
    }
    at++;
    return items;
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    while (!atEnd() && !here().is(")")) {
      String name = "";
      if (here().kind() == Kind.NAME && at + 1 < tokens.size() && tokens.get(at + 1).is("=")) {
        name = here().text();
        at += 2;
      }
      arguments.add(new Argument(name, value()));
      if (here().is(",")) {
        at++;
      } else if (!here().is(")")) {
        break;
      }
    }
    at++;
    return arguments;
  }

  /** Skips to the end of the value that begins at a token. */
  private PythonValue unknown(int start) {
    at = start;
    int open = 0;
    while (!atEnd() && (open > 0 || !(here().is(",") || closes(here())))) {
      open += here().is("(") || here().is("[") || here().is("{") ? 1 : closes(here()) ? -1 : 0;
      at++;
    }
    String source =
        tokens.subList(Math.min(start, tokens.size()), Math.min(at, tokens.size())).stream()
            .map(Token::toString)
            .collect(Collectors.joining());
    int line = start < tokens.size() ? tokens.get(start).line() : lastLine();
    return new PythonValue.Unknown(
        source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) + "..." : source,
        line);
  }
}
