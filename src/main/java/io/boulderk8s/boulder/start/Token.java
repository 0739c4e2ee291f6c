package io.boulderk8s.boulder.start;

/**
 * A token of Python.
 *
 * @param text for a string what it says, without quotes and escapes
 * @param line where it begins
 */
record Token(Kind kind, String text, int line) {
  /** What a token can be. */
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    /** A string that Python computes, such as an f-string. */
    COMPUTED,
    OPERATOR,
    END
  }

  boolean is(String operatorOrName) {
    return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operatorOrName);
  }

  @Override
  public String toString() {
    return kind == Kind.STRING ? "'" + text + "'" : text;
  }
}
