package io.boulderk8s.boulder.consul;

import io.boulderk8s.boulder.consul.HclToken.Kind;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits HCL into tokens. What a file of settings does not need is refused. */
final class HclTokens {
  private static final Pattern PART =
      Pattern.compile(
          "(?<blank>\\s+|#[^\\n]*|//[^\\n]*|/\\*.*?\\*/)"
              + "|\"(?<string>(?:[^\"\\\\\\n]++|\\\\[^\\n])*+)\""
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_-]*)"
              + "|(?<number>-?[0-9]+(?:\\.[0-9]+)?)(?![\\p{L}\\p{N}_])"
              + "|(?<mark>[{}\\[\\]=,:])",
          Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
  private static final String ADVICE =
      "settings, lists, objects, strings, numbers, true and false are understood; the grammar is"
          + " HashiCorp's";

  private HclTokens() {}

  /** Returns the tokens up to the end, or up to the first that is refused. */
  static List<HclToken> of(String file, String text, Findings refused) {
    List<HclToken> tokens = new ArrayList<>();
    Matcher part = PART.matcher(text);
    int line = 1;
    int at = 0;
    while (at < text.length()) {
      part.region(at, text.length());
      if (!part.lookingAt()) {
        refused.add(new Place(file, line), "this is not understood: " + rest(text, at), ADVICE);
        break;
      }
      if (part.group("string") != null) {
        tokens.add(new HclToken(Kind.STRING, string(part.group("string")), line));
        refuseTemplate(part.group("string"), new Place(file, line), refused);
      } else if (part.group("blank") == null) {
        tokens.add(new HclToken(kind(part), part.group(), line));
      }
      line += (int) part.group().chars().filter(letter -> letter == '\n').count();
      at = part.end();
    }
    tokens.add(new HclToken(Kind.END, "the end of the file", line));
    return tokens;
  }

  private static Kind kind(Matcher part) {
    if (part.group("word") != null) {
      return Kind.WORD;
    }
    return part.group("number") != null ? Kind.NUMBER : Kind.MARK;
  }

  private static String rest(String text, int at) {
    return text.substring(at).lines().findFirst().orElse("").strip();
  }

  private static void refuseTemplate(String raw, Place at, Findings refused) {
    if (raw.matches("(?s).*(?<![$%])[$%]\\{.*")) {
      refused.add(at, "a string with a template: \"" + raw + '"', ADVICE);
    }
    if (!raw.matches("(?:[^\\\\]++|\\\\[nrt\"\\\\])*+")) {
      refused.add(at, "a string with an escape that is not understood: \"" + raw + '"', ADVICE);
    }
  }

  private static String string(String raw) {
    return ESCAPE
        .matcher(raw)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      case "t" -> "\t";
                      default -> escape.group(1);
                    }));
  }
}
