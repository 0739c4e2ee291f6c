package io.boulderk8s.report;

/** The state of one of many pieces of work. */
public enum Standing {
  /** Waiting for its turn. */
  WAITING("  "),
  /** Going on. */
  GOING(".."),
  /** Ended as it should. */
  GOOD("ok"),
  /** Ended otherwise. */
  BAD("!!");

  private final String mark;

  Standing(String mark) {
    this.mark = mark;
  }

  /** Returns two characters for the beginning of a line. */
  String mark() {
    return mark;
  }

  boolean isOver() {
    return this == GOOD || this == BAD;
  }
}
