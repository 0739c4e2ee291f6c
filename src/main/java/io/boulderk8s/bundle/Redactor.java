package io.boulderk8s.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes secrets from text, a line at a time. Text is bytes here, one character each (ISO 8859-1),
 * so that all the rest stays unchanged.
 *
 * <p>It redacts private keys (PEM, also base64 of PEM as in a kubeconfig), bearer tokens and JSON
 * web tokens, passwords in URLs and DSNs, and the values of names that contain secret, password,
 * token, PIN or key. A name for the place of a secret (`passwordFile`) does not count.
 */
public final class Redactor {
  /** Replaces a secret: a plain word to YAML, XML and JSON. */
  static final String MARK = "(redacted)";

  /** A shorter value would occur in too many unrelated lines. */
  private static final int SHORTEST_KNOWN = 8;

  private static final List<Rule> RULES =
      List.of(
          new Rule("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?-----END [A-Z0-9 ]*-----", ""),
          new Rule(
              "LS0tLS1CRUdJTi(?:[A-Za-z0-9+/]*(?:UFJJVkFURSBLRVk|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW))[A-Za-z0-9+/=]*",
              ""),
          new Rule("(?i)(\\bauthorization[\"']?\\s*[:=]\\s*[\"']?(?:[a-z]+ )?)[^\\s\"',]+", "$1"),
          new Rule("(?i)(\\bbearer\\s+)[a-z0-9._~+/=-]{8,}", "$1"),
          new Rule("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]*", ""),
          new Rule(
              "((?<![\\w+.-])[A-Za-z][A-Za-z0-9+.-]*://[^\\s/:@\"']*:)[^\\s/@\"']+(?=@)", "$1"),
          new Rule("((?<![\\w.-])[\\w.-]+:)[^\\s:@/\"']+(?=@(?:tcp|tcp6|unix)\\()", "$1"),
          new Rule("\\bAKIA[0-9A-Z]{16}\\b", ""),
          new Rule(
              "(?i)((?<![\\w-])--(?:[\\w-]*-)?(?:password|secret|token|pin)[ =])(?!-)[^\\s\"']+",
              "$1"));

  /** One kind of secret: keeps a part of each match and replaces the rest by the mark. */
  private record Rule(Pattern pattern, String kept) {
    Rule(String regex, String kept) {
      this(Pattern.compile(regex), kept);
    }

    String apply(String line) {
      Matcher matcher = pattern.matcher(line);
      return matcher.find() ? matcher.replaceAll(kept + Matcher.quoteReplacement(MARK)) : line;
    }
  }

  private static final Pattern KEY_BEGINS =
      Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----");
  private static final Pattern KEY_ENDS = Pattern.compile("-----END [A-Z0-9 ]*-----");

  /** Matches lines of a key, also behind `service | ` and in headers of old keys. */
  private static final Pattern KEY_LINE =
      Pattern.compile(
          "(?:[\\w.-]+ *\\| )?(?:\\S+Z"
              + " )?[\\s>|\"']*[A-Za-z0-9+/=]*[\\s\"',]*|.*(?:Proc-Type|DEK-Info): .*");

  private final List<String> known;

  private Redactor(List<String> known) {
    this.known = known;
  }

  public static Redactor standard() {
    return new Redactor(List.of());
  }

  /** Makes a redactor that also removes these values everywhere. */
  public static Redactor knowing(Collection<String> values) {
    return new Redactor(
        values.stream()
            .filter(value -> value.length() >= SHORTEST_KNOWN)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Redactor::bytes)
            .toList());
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Redacts a whole text of any characters. */
  public String text(String text) {
    StringBuilder redacted = new StringBuilder();
    Lines lines = new Lines();
    int begin = 0;
    String bytes = bytes(text);
    while (begin < bytes.length()) {
      int end = bytes.indexOf('\n', begin);
      int next = end < 0 ? bytes.length() : end + 1;
      redacted.append(lines.line(bytes.substring(begin, next)));
      begin = next;
    }
    return new String(
        redacted.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  Lines lines() {
    return new Lines();
  }

  /** Redacts the lines of one stream, in order: a private key has many lines. */
  final class Lines {
    private boolean inKey;

    /** Takes a line with its line end and returns its redacted form. */
    String line(String line) {
      if (inKey) {
        Matcher end = KEY_ENDS.matcher(line);
        if (end.find()) {
          inKey = false;
          return redacted(line.substring(end.end()));
        }
        if (KEY_LINE.matcher(line).matches()) {
          return "";
        }
        inKey = false;
      }
      return redacted(line);
    }

    private String redacted(String line) {
      String clean = line;
      for (String value : known) {
        clean = clean.replace(value, MARK);
      }
      for (Rule rule : RULES) {
        clean = rule.apply(clean);
      }
      clean = SecretNames.redacted(clean);
      Matcher begin = KEY_BEGINS.matcher(clean);
      if (begin.find()) {
        inKey = true;
        return clean.substring(0, begin.start()) + MARK + "\n";
      }
      return clean;
    }
  }
}
