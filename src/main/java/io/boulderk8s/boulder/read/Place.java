package io.boulderk8s.boulder.read;

import java.util.Comparator;

/**
 * A place in the checkout.
 *
 * @param file its path in the checkout
 * @param line counted from 1
 */
public record Place(String file, int line) implements Comparable<Place> {
  @Override
  public int compareTo(Place other) {
    return Comparator.comparing(Place::file).thenComparingInt(Place::line).compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
