package io.boulderk8s.compose.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the format of `docker run --env-file`, Compose's `format: raw`: NAME=VALUE, with the value
 * unchanged, quotes, dollars and blanks included.
 */
public final class RawEnv {
  private static final Pattern BLANK = Pattern.compile("[ \t]");

  private RawEnv() {}

  /**
   * Returns the variables of a file; a name without a value takes the one of the surroundings.
   *
   * @throws TemplateException for a line that is no variable
   */
  public static Map<String, String> parse(String text, Variables variables)
      throws TemplateException {
    Map<String, String> found = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.replaceFirst("^\uFEFF", "").split("\r?\n", -1)) {
      number++;
      String rest = line.stripLeading();
      if (rest.isEmpty() || rest.startsWith("#")) {
        continue;
      }
      String[] parts = rest.split("=", 2);
      if (parts[0].isEmpty() || BLANK.matcher(parts[0]).find()) {
        throw new TemplateException(
            "line " + number + ": \"" + parts[0] + "\" is no name of a variable",
            "write NAME=VALUE");
      }
      if (parts.length == 2) {
        found.put(parts[0], parts[1]);
      } else {
        variables.value(parts[0]).ifPresent(value -> found.put(parts[0], value));
      }
    }
    return found;
  }
}
