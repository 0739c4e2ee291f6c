package io.boulderk8s.graph;

import java.util.List;

/** Estimates the largest width of words without a font, so that they stay in their box. */
final class TextWidth {
  /**
   * The widths from space to tilde, in thousandths of the size: the larger one of Helvetica and of
   * DejaVu Sans, which Linux shows where there is no Helvetica.
   */
  private static final String WIDTHS =
      "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636"
          + " 636 636 636 636 636 636 337 337 838 838 838 556 1015 684 686 722 770 667 611"
          + " 778 752 295 500 667 557 863 748 787 667 787 722 667 611 732 684 989 685 667 685"
          + " 390 337 390 838 556 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634"
          + " 612 635 635 411 521 392 634 592 818 592 592 525 636 337 636 838";

  private static final List<String> WIDTH = List.of(WIDTHS.split(" "));

  /** Any other character counts as the widest letter of an alphabet. */
  private static final int OTHER = 1000;

  private static final String CUT = "…";

  private TextWidth() {}

  /** Returns pixels. Bold letters are at most a fifth wider. */
  static int of(String words, int size, boolean bold) {
    int thousandths = words.codePoints().map(TextWidth::width).sum();
    return Math.ceilDiv(thousandths * size * (bold ? 12 : 10), 10_000);
  }

  private static int width(int character) {
    int index = character - ' ';
    return index >= 0 && index < WIDTH.size() ? Integer.parseInt(WIDTH.get(index)) : OTHER;
  }

  /** Returns the words, or as many of their letters as there is room for. */
  static String fitted(String words, int size, boolean bold, int room) {
    if (of(words, size, bold) <= room) {
      return words;
    }
    int length = words.length();
    while (length > 0 && of(words.substring(0, length) + CUT, size, bold) > room) {
      length = words.offsetByCodePoints(length, -1);
    }
    return words.substring(0, length) + CUT;
  }
}
