package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;

/** The common part of arrows that leave the same box and look alike: one line until they part. */
record Track(String from, String condition) {
  static Track of(Arrow arrow) {
    return new Track(arrow.from(), arrow.condition());
  }
}
