package io.boulderk8s.compose.tree;

import io.boulderk8s.compose.Source;

/** A key's value, with the place of the key and its directive for the merge. */
public record Entry(Source source, Directive directive, Node value) {
  public static Entry of(Source source, Node value) {
    return new Entry(source, Directive.MERGE, value);
  }

  public Entry with(Node other) {
    return new Entry(source, directive, other);
  }
}
