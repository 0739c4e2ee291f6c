package io.boulderk8s.matrix;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads the lists of `strategy.matrix` and builds all combinations of their values; the first list
 * varies slowest, as in GitHub's numbering.
 */
final class Axes {
  private static final Set<String> NOT_LISTS = Set.of("include", "exclude");

  private final SequencedMap<String, List<Node.Scalar>> lists = new LinkedHashMap<>();

  private Axes() {}

  static Axes of(Node matrix, Problems problems) {
    Axes axes = new Axes();
    if (matrix instanceof Node.Mapping mapping) {
      mapping.entries().forEach((key, entry) -> axes.add(key, entry, problems));
    } else {
      problems.add(matrix.source(), "`matrix` must be a mapping of lists", "write it out");
    }
    return axes;
  }

  private void add(String key, Entry entry, Problems problems) {
    if (NOT_LISTS.contains(key)) {
      problems.add(entry.source(), "`matrix." + key + "` is not supported", "write the cells out");
      return;
    }
    if (!(entry.value() instanceof Node.Sequence values) || values.items().isEmpty()) {
      problems.add(
          entry.value().source(),
          "`matrix." + key + "` must be a list, this is " + entry.value().describe(),
          "write its values out");
      return;
    }
    List<Node.Scalar> scalars = new ArrayList<>();
    for (Node value : values.items()) {
      if (value instanceof Node.Scalar scalar && !scalar.isNull()) {
        scalars.add(scalar);
      } else {
        problems.add(value.source(), "a value of the matrix must be a text", "write it out");
      }
    }
    lists.put(key, scalars);
  }

  boolean has(String key) {
    return lists.containsKey(key);
  }

  /** One value from each list. */
  record Combination(SequencedMap<String, Node.Scalar> values) {
    Map<String, String> texts() {
      Map<String, String> texts = new LinkedHashMap<>();
      values.forEach((key, value) -> texts.put(key, value.text()));
      return texts;
    }

    String text(String key) {
      return value(key).text();
    }

    Source source(String key) {
      return value(key).source();
    }

    private Node.Scalar value(String key) {
      return java.util.Objects.requireNonNull(values.get(key), key);
    }
  }

  List<Combination> combinations() {
    List<Combination> all = List.of(new Combination(new LinkedHashMap<>()));
    for (Map.Entry<String, List<Node.Scalar>> list : lists.entrySet()) {
      List<Combination> longer = new ArrayList<>();
      for (Combination known : all) {
        for (Node.Scalar value : list.getValue()) {
          SequencedMap<String, Node.Scalar> values = new LinkedHashMap<>(known.values());
          values.put(list.getKey(), value);
          longer.add(new Combination(values));
        }
      }
      all = longer;
    }
    return all;
  }

  /** Returns the values other than one key that distinguish a combination. */
  List<String> others(Combination combination, String except) {
    return lists.entrySet().stream()
        .filter(list -> !list.getKey().equals(except) && list.getValue().size() > 1)
        .map(list -> combination.text(list.getKey()))
        .toList();
  }
}
