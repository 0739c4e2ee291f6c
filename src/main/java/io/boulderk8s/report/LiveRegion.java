package io.boulderk8s.report;

import java.io.PrintStream;
import java.util.List;

/**
 * The last lines of a terminal, which are written again and again. Everything above them stays.
 * ANSI (ECMA-48): CUU moves up, ED erases to the end of the screen.
 */
final class LiveRegion {
  private final PrintStream terminal;
  private final int width;
  private int shown;

  /**
   * A region without lines.
   *
   * @param width of the terminal: a line that wraps would be two
   */
  LiveRegion(PrintStream terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  /** These lines in place of those before. */
  void show(List<String> lines) {
    StringBuilder text = new StringBuilder(erasure());
    lines.forEach(line -> text.append(cut(line)).append('\n'));
    shown = lines.size();
    write(text);
  }

  /** A line that stays, above the region. */
  void above(String line, List<String> region) {
    StringBuilder text = new StringBuilder(erasure()).append(line).append('\n');
    shown = 0;
    write(text);
    show(region);
  }

  void clear() {
    if (shown > 0) {
      write(new StringBuilder(erasure()));
      shown = 0;
    }
  }

  private String erasure() {
    return shown == 0 ? "" : "\u001b[" + shown + "A\r\u001b[J";
  }

  /** At once, so that nobody sees half of it. */
  private void write(StringBuilder text) {
    terminal.print(text);
    terminal.flush();
  }

  private String cut(String line) {
    return line.length() < width ? line : line.substring(0, Math.max(0, width - 1));
  }
}
