package io.boulderk8s.compose.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a `.env` file: `NAME=value`, quotes, comments, variables. As in Compose a value
 * may use the names above it, and the surrounding variables take precedence over these.
 */
public final class DotEnv {
  private static final int LONGEST = 1024 * 1024;
  private static final int MOST = 16 * 1024 * 1024;
  private static final Pattern LINE =
      Pattern.compile(
          "(?:export[ \\t]+)?(?<name>[\\p{L}\\p{N}_.\\-\\[\\] \\t]*?)[ \\t]*(?<end>[=:]|\\R|$)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([abcfnrtv$\"\\\\]|0[0-7]{0,3})");
  private static final Map<String, String> ESCAPES =
      Map.of(
          "a", "\u0007", "b", "\b", "f", "\f", "n", "\n", "r", "\r", "t", "\t", "v", "\u000b", "$",
          "$$", "\"", "\"", "\\", "\\");

  private final String text;
  private final Variables outer;
  private final Map<String, String> values;
  private int at;
  private long length;

  private DotEnv(String text, Variables outer, Map<String, String> earlier) {
    this.values = new LinkedHashMap<>(earlier);
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.outer = outer;
  }

  /**
   * Returns the names and values in the order of the file.
   *
   * @param outer takes precedence for variables inside values; also gives names without `=` their
   *     value
   * @throws TemplateException the message begins with the line
   */
  public static Map<String, String> parse(String text, Variables outer) throws TemplateException {
    return parse(text, outer, Map.of());
  }

  /**
   * Returns the names and values of a file that continues others.
   *
   * @param earlier variables of the files before it: values may use them, and the result includes
   *     them
   * @throws TemplateException the message begins with the line
   */
  public static Map<String, String> parse(String text, Variables outer, Map<String, String> earlier)
      throws TemplateException {
    if (text.length() > LONGEST) {
      throw new TemplateException(
          "line 1: the file has more than " + LONGEST + " characters", "is it the right file?");
    }
    DotEnv file = new DotEnv(text, outer, earlier);
    while (file.toNextStatement()) {
      file.statement();
    }
    return file.values;
  }

  private boolean toNextStatement() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        at = endOfLine();
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private void statement() throws TemplateException {
    Matcher line = LINE.matcher(text).region(at, text.length());
    if (!line.lookingAt()
        || line.group("name").isEmpty()
        || line.group("name").matches(".*\\s.*")) {
      throw wrong("not NAME=value: " + text.substring(at, endOfLine()).strip());
    }
    String name = line.group("name");
    at = line.end();
    if (line.group("end").isBlank()) {
      outer.value(name).ifPresent(value -> values.put(name, value));
      return;
    }
    while (at < text.length() && " \t\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String value = value();
    length += value.length();
    if (length > MOST) {
      throw wrong("the values have more than " + MOST + " characters");
    }
    values.put(name, value);
  }

  private String value() throws TemplateException {
    char first = at < text.length() ? text.charAt(at) : '\n';
    if (first == '"' || first == '\'') {
      return quoted(first);
    }
    String value = text.substring(at, endOfLine());
    at = endOfLine();
    int comment = value.indexOf(" #");
    return fill((comment < 0 ? value : value.substring(0, comment)).stripTrailing());
  }

  private String quoted(char quote) throws TemplateException {
    StringBuilder value = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        at = i + 1;
        return quote == '"' ? fill(unescape(value.toString())) : value.toString();
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        value.append(text.charAt(i) == quote ? "" : "\\");
        value.append(text.charAt(i));
      } else {
        value.append(c);
      }
    }
    throw wrong("a quote is left open");
  }

  private static String unescape(String value) {
    return ESCAPE
        .matcher(value)
        .replaceAll(m -> Matcher.quoteReplacement(unescaped(m.group(1), m.group())));
  }

  private static String unescaped(String escape, String whole) {
    if (escape.startsWith("0")) {
      return escape.length() == 4
          ? String.valueOf((char) Integer.parseInt(escape.substring(1), 8))
          : whole;
    }
    return ESCAPES.getOrDefault(escape, whole);
  }

  private String fill(String value) throws TemplateException {
    try {
      return Template.fill(
          value, name -> outer.value(name).or(() -> Optional.ofNullable(values.get(name))));
    } catch (TemplateException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private TemplateException wrong(String what) {
    long line = text.substring(0, Math.min(at, text.length())).lines().count();
    boolean atStart = at == 0 || text.charAt(at - 1) == '\n';
    return new TemplateException(
        "line " + Math.max(1, atStart ? line + 1 : line) + ": " + what, "correct the line");
  }
}
