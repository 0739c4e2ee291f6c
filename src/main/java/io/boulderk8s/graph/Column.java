package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * What stands below each other, from left to right in the order of starts. Arrows that pass a
 * column have a place in it, those of one track together.
 */
record Column(List<Item> items) {
  private static final int SWEEPS = 4;

  /** Something in a column. */
  sealed interface Item {
    /** A service. */
    record Service(Box box) implements Item {}

    /** The way of a track through the column. */
    record Passage(Track track) implements Item {}
  }

  /** The columns of a diagram. */
  static List<Column> of(Diagram diagram) {
    Map<String, Integer> ranks = ranks(diagram);
    int last = ranks.values().stream().max(Integer::compare).orElse(0);
    List<SequencedSet<Item>> columns = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      columns.add(new LinkedHashSet<>());
    }
    diagram
        .boxes()
        .forEach(box -> columns.get(ranks.getOrDefault(box.name(), 0)).add(new Item.Service(box)));
    for (Arrow arrow : diagram.arrows()) {
      int to = ranks.getOrDefault(arrow.to(), 0);
      for (int i = ranks.getOrDefault(arrow.from(), 0) + 1; i < to; i++) {
        columns.get(i).add(new Item.Passage(Track.of(arrow)));
      }
    }
    return ordered(columns.stream().map(ArrayList::new).toList(), diagram);
  }

  private static List<Column> ordered(List<? extends List<Item>> columns, Diagram diagram) {
    Neighbours neighbours = Neighbours.of(diagram);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = columns.size() - 2; i >= 0; i--) {
        sort(columns.get(i), columns.get(i + 1), neighbours, true);
      }
      for (int i = 1; i < columns.size(); i++) {
        sort(columns.get(i), columns.get(i - 1), neighbours, false);
      }
    }
    return columns.stream().map(items -> new Column(List.copyOf(items))).toList();
  }

  /** Boxes are in an order in which what a service starts after comes first; setup before all. */
  private static Map<String, Integer> ranks(Diagram diagram) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    Map<String, List<Arrow>> arriving = diagram.arriving();
    boolean setup = diagram.boxes().stream().anyMatch(box -> box.kind() == Diagram.Kind.SETUP);
    for (Box box : diagram.boxes()) {
      int rank =
          arriving.getOrDefault(box.name(), List.of()).stream()
              .filter(arrow -> ranks.containsKey(arrow.from()))
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
      List<Item> items, List<Item> next, Neighbours neighbours, boolean rightwards) {
    Map<String, Integer> services = new HashMap<>();
    Map<Track, Integer> passages = new HashMap<>();
    for (int i = 0; i < next.size(); i++) {
      switch (next.get(i)) {
        case Item.Service(var box) -> services.put(box.name(), i);
        case Item.Passage(var track) -> passages.put(track, i);
      }
    }
    record Weighed(Item item, double weight) {}
    List<Weighed> weighed = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      double weight = neighbours.middle(items.get(i), services, passages, rightwards).orElse(i);
      weighed.add(new Weighed(items.get(i), weight));
    }
    weighed.sort(Comparator.comparingDouble(Weighed::weight));
    items.clear();
    weighed.forEach(one -> items.add(one.item()));
  }
}
