package io.boulderk8s.compose;

/**
 * The place of a value.
 *
 * @param file the file as the user named it, or the environment variable that has the value
 * @param line counted from 1, as the column is; 0 for a variable
 */
public record Source(String file, int line, int column) implements Comparable<Source> {
  /** The place of a value that is in no file. */
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
