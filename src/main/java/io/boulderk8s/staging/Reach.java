package io.boulderk8s.staging;

import java.util.Comparator;

/**
 * Somebody who may open connections to a port of somebody else.
 *
 * @param from a split service, or a service of the Compose file
 * @param to the same
 */
public record Reach(String from, String to, int port) implements Comparable<Reach> {
  /** Where names are asked for, by UDP as well as by TCP. */
  public static final int NAMES = 53;

  @Override
  public int compareTo(Reach other) {
    return Comparator.comparing(Reach::to)
        .thenComparingInt(Reach::port)
        .thenComparing(Reach::from)
        .compare(this, other);
  }
}
