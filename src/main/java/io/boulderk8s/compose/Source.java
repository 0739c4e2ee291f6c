package io.boulderk8s.compose;

/** Where a value was written: a file as the user named it, line and column counted from 1. */
public record Source(String file, int line, int column) implements Comparable<Source> {
  @Override
  public int compareTo(Source other) {
    return java.util.Comparator.comparing(Source::file)
        .thenComparingInt(Source::line)
        .thenComparingInt(Source::column)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
