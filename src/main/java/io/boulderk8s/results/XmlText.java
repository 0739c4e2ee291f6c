package io.boulderk8s.results;

/**
 * Text as XML 1.0 takes it: tests print any byte, and XML has no way to write most control
 * characters.
 */
public final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /** For content and for attribute values in double quotes. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(escaped, point));
    return escaped.toString();
  }

  /** For content of HTML and XML: tabs and line ends stay. */
  public static String plain(String text) {
    return escaped(text).replace("&#9;", "\t").replace("&#10;", "\n").replace("&#13;", "");
  }

  private static void append(StringBuilder escaped, int point) {
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      // a parser would turn these to a space in attributes, and a carriage return to a new line
      case '\t', '\n', '\r' -> escaped.append("&#").append(point).append(';');
      default -> escaped.appendCodePoint(isCharacter(point) ? point : REPLACEMENT);
    }
  }

  /** Production 2 of the XML 1.0 recommendation, less what append has taken care of. */
  private static boolean isCharacter(int point) {
    return (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || (point >= 0x10000 && point <= 0x10FFFF);
  }
}
