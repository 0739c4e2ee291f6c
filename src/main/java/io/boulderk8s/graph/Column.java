package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What stands below each other, from left to right in the order of starts. An arrow that passes a
 * column has a place in it.
 */
record Column(List<Item> items) {
  private static final int SWEEPS = 4;

  /** Something in a column. */
  sealed interface Item {
    /** A service. */
    record Service(Box box) implements Item {}

    /** The way of an arrow through the column. */
    record Passage(Arrow arrow) implements Item {}
  }

  /** The columns of a diagram. */
  static List<Column> of(Diagram diagram) {
    Map<String, Integer> ranks = ranks(diagram);
    int last = ranks.values().stream().max(Integer::compare).orElse(0);
    List<List<Item>> columns = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      columns.add(new ArrayList<>());
    }
    diagram
        .boxes()
        .forEach(box -> columns.get(ranks.getOrDefault(box.name(), 0)).add(new Item.Service(box)));
    for (Arrow arrow : diagram.arrows()) {
      int to = ranks.getOrDefault(arrow.to(), 0);
      for (int i = ranks.getOrDefault(arrow.from(), 0) + 1; i < to; i++) {
        columns.get(i).add(new Item.Passage(arrow));
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = columns.size() - 2; i >= 0; i--) {
        sort(columns.get(i), columns.get(i + 1), diagram.arrows(), true);
      }
      for (int i = 1; i < columns.size(); i++) {
        sort(columns.get(i), columns.get(i - 1), diagram.arrows(), false);
      }
    }
    return columns.stream().map(Column::new).toList();
  }

  /** Boxes are in an order in which what a service starts after comes first; setup before all. */
  private static Map<String, Integer> ranks(Diagram diagram) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    boolean setup = diagram.boxes().stream().anyMatch(box -> box.kind() == Diagram.Kind.SETUP);
    for (Box box : diagram.boxes()) {
      int rank =
          diagram.arrows().stream()
              .filter(arrow -> arrow.to().equals(box.name()) && ranks.containsKey(arrow.from()))
              .mapToInt(arrow -> ranks.getOrDefault(arrow.from(), 0) + 1)
              .max()
              .orElse(0);
      ranks.put(box.name(), box.kind() == Diagram.Kind.SETUP ? 0 : Math.max(rank, setup ? 1 : 0));
    }
    int last = ranks.values().stream().max(Integer::compare).orElse(0);
    diagram.boxes().stream()
        .filter(box -> box.kind() == Diagram.Kind.RUNNER)
        .forEach(box -> ranks.put(box.name(), last));
    return ranks;
  }

  /** By the middle of what each item is connected with in the next column: fewer arrows cross. */
  private static void sort(
      List<Item> items, List<Item> next, List<Arrow> arrows, boolean rightwards) {
    Map<Item, Double> weights = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      weights.put(items.get(i), weight(items.get(i), next, arrows, rightwards).orElse(i));
    }
    items.sort(Comparator.comparingDouble(item -> weights.getOrDefault(item, 0.0)));
  }

  private static OptionalDouble weight(
      Item item, List<Item> next, List<Arrow> arrows, boolean rightwards) {
    List<Arrow> own = arrows.stream().filter(arrow -> isEnd(item, arrow, rightwards)).toList();
    return IntStream.range(0, next.size())
        .flatMap(
            i ->
                own.stream()
                    .filter(arrow -> isEnd(next.get(i), arrow, !rightwards))
                    .mapToInt(_ -> i))
        .average();
  }

  /** Whether the arrow is there, at its beginning or at its end. */
  private static boolean isEnd(Item item, Arrow arrow, boolean beginning) {
    return switch (item) {
      case Item.Service(var box) -> (beginning ? arrow.from() : arrow.to()).equals(box.name());
      case Item.Passage(var passing) -> arrow.equals(passing);
    };
  }
}
