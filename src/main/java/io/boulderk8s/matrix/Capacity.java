package io.boulderk8s.matrix;

/**
 * The resources that the cells on one node may use together.
 *
 * @param memory bytes
 */
public record Capacity(double cores, long memory) {
  public Capacity {
    if (cores <= 0) {
      throw new IllegalArgumentException("no room for a single cell");
    }
  }
}
