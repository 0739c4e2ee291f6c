package io.boulderk8s.report;

import java.io.PrintStream;
import java.util.List;

/**
 * Redraws the last lines of a terminal; everything above them stays. ANSI (ECMA-48): CUU moves up,
 * ED erases to the end of the screen.
 */
final class LiveRegion {
  private final PrintStream terminal;
  private final int width;
  private int shown;

  /**
   * Makes a region without lines.
   *
   * @param width of the terminal: a longer line would wrap and count as two
   */
  LiveRegion(PrintStream terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  /** Replaces the lines. */
  void show(List<String> lines) {
    StringBuilder text = new StringBuilder(erasure());
    lines.forEach(line -> text.append(cut(line)).append('\n'));
    shown = lines.size();
    write(text);
  }

  /** Prints a line above the region that stays. */
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

  /** Writes in one piece, so that no half-drawn region is visible. */
  private void write(StringBuilder text) {
    terminal.print(text);
    terminal.flush();
  }

  private String cut(String line) {
    return line.length() < width ? line : line.substring(0, Math.max(0, width - 1));
  }
}
