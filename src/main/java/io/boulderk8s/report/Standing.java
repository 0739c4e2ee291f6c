package io.boulderk8s.report;

/** How something that is one of many stands. */
public enum Standing {
  /** Its turn has not come. */
  WAITING("  "),
  /** Going on. */
  GOING(".."),
  /** Over, and as it should be. */
  GOOD("ok"),
  /** Over, and not as it should be. */
  BAD("!!");

  private final String mark;

  Standing(String mark) {
    this.mark = mark;
  }

  /** Two characters for the beginning of a line. */
  String mark() {
    return mark;
  }

  boolean isOver() {
    return this == GOOD || this == BAD;
  }
}
