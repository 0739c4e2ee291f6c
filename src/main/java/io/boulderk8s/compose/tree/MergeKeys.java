package io.boulderk8s.compose.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Merges `<<`: keys written beside it take precedence, and of several merged mappings the first
 * one. As in Compose a reset key is removed before that, so the merged one takes its place; a
 * directive of either applies to the rest.
 */
final class MergeKeys {
  private final Problems problems;

  MergeKeys(Problems problems) {
    this.problems = problems;
  }

  void merge(SequencedMap<String, Entry> entries, Node merged) {
    switch (merged) {
      case Node.Mapping mapping ->
          mapping.entries().forEach((key, entry) -> entries.merge(key, entry, MergeKeys::beside));
      case Node.Sequence sequence ->
          sequence.items().forEach(item -> merge(entries, undirected(item)));
      case Node.Broken _ -> {}
      case Node.Scalar scalar ->
          problems.add(
              scalar.source(),
              "`<<` needs a mapping, this is " + scalar.describe(),
              "name an anchor: `<<: *anchor`");
    }
  }

  private static Entry beside(Entry own, Entry merged) {
    if (own.directive() == Directive.RESET) {
      return merged.directive() == Directive.RESET
          ? own
          : new Entry(merged.source(), Directive.OVERRIDE, merged.value());
    }
    return merged.directive() == Directive.MERGE
        ? own
        : new Entry(own.source(), Directive.OVERRIDE, own.value());
  }

  /**
   * Keeps the directives that Compose records at a place without a value: at the top of a file, and
   * in a list of merged mappings.
   */
  static Node undirected(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        mapping
            .entries()
            .forEach(
                (key, entry) -> {
                  if (entry.directive() != Directive.RESET) {
                    entries.put(key, Entry.of(entry.source(), undirected(entry.value())));
                  }
                });
        yield new Node.Mapping(entries, mapping.source());
      }
      case Node.Sequence list -> {
        List<Node> items = list.items().stream().map(MergeKeys::undirected).toList();
        yield new Node.Sequence(items, list.source());
      }
      case Node.Scalar scalar -> scalar;
      case Node.Broken broken -> broken;
    };
  }
}
