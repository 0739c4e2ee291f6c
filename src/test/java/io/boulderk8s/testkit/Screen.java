package io.boulderk8s.testkit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal of endless height that knows what we write: line ends, CUU, ED, and colours. */
public final class Screen {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\d*)([A-Za-z])");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  public PrintStream stream() {
    return stream;
  }

  /** What a person sees now; a line too wide for the terminal would be a mistake. */
  public String text() {
    List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    int row = 0;
    int column = 0;
    String written = bytes.toString(StandardCharsets.UTF_8);
    Matcher sequence = SEQUENCE.matcher(written);
    for (int at = 0; at < written.length(); at++) {
      char c = written.charAt(at);
      if (c == '\u001b' && sequence.find(at) && sequence.start() == at) {
        if (sequence.group(2).equals("A")) {
          row -= Integer.parseInt(sequence.group(1));
        } else if (sequence.group(2).equals("J")) {
          lines.get(row).setLength(column);
          lines.subList(row + 1, lines.size()).clear();
        }
        at = sequence.end() - 1;
      } else if (c == '\r') {
        column = 0;
      } else if (c == '\n') {
        row++;
        column = 0;
        if (row == lines.size()) {
          lines.add(new StringBuilder());
        }
      } else {
        lines.get(row).replace(column, Math.min(column + 1, lines.get(row).length()), "" + c);
        column++;
      }
    }
    return String.join("\n", lines);
  }
}
