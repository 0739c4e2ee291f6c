package io.boulderk8s.compose.merge;

import io.boulderk8s.compose.tree.Directive;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Finds the `!reset` and `!override` of one file. As in Compose, before the merge both remove what
 * earlier files have at that path, as far as the path goes by keys of mappings: values that Compose
 * merges as lists (`environment`, `extra_hosts`) have no such path.
 */
public final class Resets {
  private final Set<List<String>> paths = new LinkedHashSet<>();

  private Resets() {}

  public static Resets in(Node.Mapping file) {
    Resets resets = new Resets();
    resets.collect(file, List.of());
    return resets;
  }

  private void collect(Node node, List<String> path) {
    switch (node) {
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  (key, entry) -> {
                    List<String> below = below(path, key);
                    if (entry.directive() != Directive.MERGE) {
                      paths.add(below);
                    }
                    // Compose does not search within an `!override`
                    if (entry.directive() == Directive.MERGE) {
                      collect(entry.value(), below);
                    }
                  });
      case Node.Sequence _, Node.Scalar _, Node.Broken _ -> {}
    }
  }

  private static List<String> below(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  /** Returns the earlier files without what this one removes. */
  public Node.Mapping takenFrom(Node.Mapping earlier) {
    return paths.isEmpty() ? earlier : taken(earlier, List.of());
  }

  /** Does the same for a service that one of this file extends. */
  public Node.Mapping takenFromService(String name, Node.Mapping base) {
    return paths.isEmpty() ? base : taken(base, List.of("services", name));
  }

  private Node.Mapping taken(Node.Mapping mapping, List<String> path) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              List<String> below = below(path, key);
              if (!paths.contains(below)) {
                boolean deeper = entry.value() instanceof Node.Mapping;
                entries.put(
                    key, deeper ? entry.with(taken((Node.Mapping) entry.value(), below)) : entry);
              }
            });
    return new Node.Mapping(entries, mapping.source());
  }

  /** Returns the file itself without what it resets. */
  public static Node.Mapping without(Node.Mapping file) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    file.entries()
        .forEach(
            (key, entry) -> {
              if (entry.directive() != Directive.RESET) {
                entries.put(key, Entry.of(entry.source(), without(entry.value())));
              }
            });
    return new Node.Mapping(entries, file.source());
  }

  private static Node without(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> without(mapping);
      case Node.Sequence sequence ->
          new Node.Sequence(
              sequence.items().stream().map(Resets::without).toList(), sequence.source());
      case Node.Scalar scalar -> scalar;
      case Node.Broken broken -> broken;
    };
  }
}
