package io.boulderk8s.compose;

/**
 * Where a value was written.
 *
 * @param file as the user named it; or the variable of the environment that has the value
 * @param line counted from 1, as the column is; 0 for a variable
 */
public record Source(String file, int line, int column) implements Comparable<Source> {
  /** A value that no file has. */
  public static Source variable(String name) {
    return new Source(name, 0, 0);
  }

  @Override
  public int compareTo(Source other) {
    return java.util.Comparator.comparing(Source::file)
        .thenComparingInt(Source::line)
        .thenComparingInt(Source::column)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
