package io.boulderk8s.matrix;

import java.time.Duration;

/**
 * The resources that a cell used.
 *
 * @param wall from the start of its stack to the end of its tests
 * @param cpu of all its pods
 * @param memory peak of the sum of all its pods' working sets, bytes
 * @param disk bytes that it wrote into its view of the checkout
 */
public record Usage(Duration wall, Duration cpu, long memory, long disk) {
  private static final double NANOS = 1e9;

  /** Returns how many cores it kept busy on average. */
  public double cores() {
    return wall.isPositive() ? cpu.toNanos() / (double) wall.toNanos() : 0;
  }

  /** Formats seconds for JSON. */
  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * NANOS));
  }
}
