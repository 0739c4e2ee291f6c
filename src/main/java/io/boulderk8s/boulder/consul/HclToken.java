package io.boulderk8s.boulder.consul;

/**
 * A token of HCL.
 *
 * @param text for a string what it says
 */
record HclToken(Kind kind, String text, int line) {
  /** What a token can be. */
  enum Kind {
    WORD,
    NUMBER,
    STRING,
    MARK,
    END
  }

  boolean is(String mark) {
    return kind == Kind.MARK && text.equals(mark);
  }
}
