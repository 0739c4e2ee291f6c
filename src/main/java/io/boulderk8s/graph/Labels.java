package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Link;

/** Formats the texts of boxes, the same in both languages. */
final class Labels {
  static final String NO_NETWORK = "no network";
  static final String ALSO = "also ";
  static final String VOLUME = "volume ";

  private Labels() {}

  /** Returns "bouldernet 10.77.77.10". */
  static String of(Link link) {
    return link.addresses().isEmpty()
        ? link.network()
        : link.network() + " " + String.join(", ", link.addresses());
  }
}
