package io.boulderk8s.compose.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the variables of one text: `$X ${X} ${X-d} ${X:-d} ${X?e} ${X:?e} ${X+r} ${X:+r}`, with
 * templates as defaults; `$$` is a dollar.
 */
public final class Template {
  private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
  private static final int DEEPEST = 50;

  /** Linux' limit for one argument or variable (MAX_ARG_STRLEN). */
  private static final int LONGEST = 131_072;

  private final String text;
  private final Variables variables;
  private final int depth;

  private Template(String text, Variables variables, int depth) {
    this.text = text;
    this.variables = variables;
    this.depth = depth;
  }

  public static String fill(String text, Variables variables) throws TemplateException {
    return new Template(text, variables, 0).fill();
  }

  private String fill() throws TemplateException {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '$' || at + 1 == text.length()) {
        filled.append(c);
        at++;
        continue;
      }
      at = variable(at + 1, filled);
      if (filled.length() > LONGEST) {
        throw new TemplateException(
            "a value of more than " + LONGEST + " characters", "no process takes one that long");
      }
    }
    return filled.toString();
  }

  /** Handles what follows a dollar and returns the position after it. */
  private int variable(int at, StringBuilder filled) throws TemplateException {
    if (text.charAt(at) == '$') {
      filled.append('$');
      return at + 1;
    }
    if (text.charAt(at) == '{') {
      int end = closing(at);
      filled.append(braced(text.substring(at + 1, end)));
      return end + 1;
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) {
      filled.append('$');
      return at;
    }
    filled.append(variables.value(name.group()).orElse(""));
    return name.end();
  }

  private int closing(int opening) throws TemplateException {
    int open = 0;
    for (int i = opening; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        open++;
      }
      if (text.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    throw new TemplateException(
        "`${` without its `}` in \"" + text + "\"", "close it, or write $${ for a literal ${");
  }

  private String braced(String inside) throws TemplateException {
    Matcher matcher = NAME.matcher(inside);
    if (!matcher.lookingAt()) {
      throw invalid(inside);
    }
    String name = matcher.group();
    String rest = inside.substring(matcher.end());
    Optional<String> value = variables.value(name);
    if (rest.isEmpty()) {
      return value.orElse("");
    }
    boolean emptyCounts = !rest.startsWith(":");
    String operation = emptyCounts ? rest : rest.substring(1);
    if (operation.isEmpty()) {
      throw invalid(inside);
    }
    boolean present = value.isPresent() && (emptyCounts || !value.get().isEmpty());
    return apply(operation.charAt(0), inside, name, operation.substring(1), value, present);
  }

  private String apply(
      char operator,
      String inside,
      String name,
      String argument,
      Optional<String> value,
      boolean present)
      throws TemplateException {
    return switch (operator) {
      case '-' -> present ? value.orElse("") : nested(argument);
      case '+' -> present ? nested(argument) : value.orElse("");
      case '?' -> {
        if (!present) {
          throw missing(name, nested(argument));
        }
        yield value.orElse("");
      }
      default -> throw invalid(inside);
    };
  }

  private String nested(String argument) throws TemplateException {
    if (depth == DEEPEST) {
      throw new TemplateException("variables are nested too deeply", "use fewer levels");
    }
    return new Template(argument, variables, depth + 1).fill();
  }

  private static TemplateException missing(String name, String reason) {
    return new TemplateException(
        "the variable " + name + " must have a value" + (reason.isEmpty() ? "" : ": " + reason),
        "set it in the environment or in the file .env");
  }

  private static TemplateException invalid(String inside) {
    return new TemplateException(
        "not a variable: ${" + inside + "}", "for a literal dollar write $$");
  }
}
