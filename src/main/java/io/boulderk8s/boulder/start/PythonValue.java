package io.boulderk8s.boulder.start;

import java.util.List;

/** What a literal of Python says. */
sealed interface PythonValue {
  int line();

  /** A string. */
  record Text(String text, int line) implements PythonValue {}

  /** A whole number. */
  record Whole(int number, int line) implements PythonValue {}

  /** None. */
  record Nothing(int line) implements PythonValue {}

  /** A list or a tuple. */
  record Sequence(List<PythonValue> items, int line) implements PythonValue {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A call of a name that may be the type of entries. */
  record Call(String name, List<Argument> arguments, int line) implements PythonValue {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** What only Python can compute; `source` is how it is written. */
  record Unknown(String source, int line) implements PythonValue {}

  /**
   * An argument of a call.
   *
   * @param name empty where its place says which one it is
   */
  record Argument(String name, PythonValue value) {}
}
