package io.boulderk8s.matrix;

/**
 * What the cells may use together.
 *
 * @param memory bytes
 * @param jobs how many cells at once, at most
 */
public record Capacity(double cores, long memory, int jobs) {
  public Capacity {
    if (cores <= 0 || jobs < 1) {
      throw new IllegalArgumentException("no room for a single cell");
    }
  }
}
