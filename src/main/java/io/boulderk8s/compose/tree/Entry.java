package io.boulderk8s.compose.tree;

import io.boulderk8s.compose.Source;

/** The value of a key, with the place of the key and what an override file wants done with it. */
public record Entry(Source source, Directive directive, Node value) {
  public static Entry of(Source source, Node value) {
    return new Entry(source, Directive.MERGE, value);
  }

  public Entry with(Node other) {
    return new Entry(source, directive, other);
  }
}
