package io.boulderk8s.compose.keys;

/** The shape of a key's value once short forms have become long ones. */
public enum Shape {
  TEXT("a text"),
  /** A number, or a text that is one, as Compose allows it after interpolation. */
  WHOLE("a whole number"),
  BOOLEAN("true or false"),
  /** Like 1m30s. */
  DURATION("a duration like 1m30s"),
  /** Like 64m, or a number of bytes. */
  SIZE("a size like 64m"),
  /** Like 0.5, as a number or a text. */
  DECIMAL("a number like 0.5"),
  /** A text, or a number that stands for it (a port). */
  TEXT_OR_NUMBER("a text or a number"),
  TEXTS("a list of texts"),
  TEXTS_OR_NUMBERS("a list of texts or numbers"),
  /** One text or a list of them, with different meanings. */
  TEXT_OR_TEXTS("a text or a list of texts"),
  /** Names and single values: `K: V`. */
  VALUES("a mapping of names to values, or a list of NAME=VALUE"),
  /** Keys that the table lists. */
  SECTION("a mapping"),
  /** Names that the user chose, each with a section. */
  NAMED("a mapping of names"),
  SECTIONS("a list"),
  /** Not checked. */
  ANY("anything");

  private final String description;

  Shape(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
