package io.boulderk8s.results;

/**
 * Escapes text for XML 1.0: tests print any byte, and XML has no way to write most control
 * characters.
 */
public final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /** Escapes content, and attribute values in double quotes. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(escaped, point));
    return escaped.toString();
  }

  /** Escapes content of HTML and XML; keeps tabs and line ends. */
  public static String plain(String text) {
    return escaped(text).replace("&#9;", "\t").replace("&#10;", "\n").replace("&#13;", "");
  }

  private static void append(StringBuilder escaped, int point) {
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      // a parser would turn these into a space in attributes, and a carriage return into a new line
      case '\t', '\n', '\r' -> escaped.append("&#").append(point).append(';');
      default -> escaped.appendCodePoint(isCharacter(point) ? point : REPLACEMENT);
    }
  }

  /** Tests production 2 of the XML 1.0 recommendation, without what append handles. */
  private static boolean isCharacter(int point) {
    return (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || (point >= 0x10000 && point <= 0x10FFFF);
  }
}
