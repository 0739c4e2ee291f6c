package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Arranges services in columns, from left to right in the order of starts, with their connections.
 * Arrows that pass a column have a place in it, those of one track together.
 *
 * @param left the items of the column before that each item is connected with
 * @param right those of the column after
 */
record Layers(
    List<List<Item>> columns,
    Map<Item, SequencedSet<Item>> left,
    Map<Item, SequencedSet<Item>> right) {

  /** An item of a column. */
  sealed interface Item {
    /** A service. */
    record Service(String name) implements Item {}

    /** The passage of a track through a column. */
    record Passage(Track track, int column) implements Item {}
  }

  static Layers of(Diagram diagram) {
    Map<String, Integer> ranks = Ranks.of(diagram);
    int last = ranks.values().stream().max(Integer::compare).orElse(0);
    List<SequencedSet<Item>> columns = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      columns.add(new LinkedHashSet<>());
    }
    diagram
        .boxes()
        .forEach(
            box ->
                columns.get(ranks.getOrDefault(box.name(), 0)).add(new Item.Service(box.name())));
    Layers layers = new Layers(new ArrayList<>(), new HashMap<>(), new HashMap<>());
    for (Arrow arrow : diagram.arrows()) {
      if (ranks.containsKey(arrow.from()) && ranks.containsKey(arrow.to())) {
        Item before = new Item.Service(arrow.from());
        int to = ranks.getOrDefault(arrow.to(), 0);
        for (int i = ranks.getOrDefault(arrow.from(), 0) + 1; i < to; i++) {
          Item passage = new Item.Passage(Track.of(arrow), i);
          columns.get(i).add(passage);
          layers.join(before, passage);
          before = passage;
        }
        layers.join(before, new Item.Service(arrow.to()));
      }
    }
    columns.forEach(column -> layers.columns.add(List.copyOf(column)));
    return layers;
  }

  private void join(Item before, Item after) {
    right.computeIfAbsent(before, _ -> new LinkedHashSet<>()).add(after);
    left.computeIfAbsent(after, _ -> new LinkedHashSet<>()).add(before);
  }

  /** Returns the same in another order. */
  Layers with(List<List<Item>> columns) {
    return new Layers(columns, left, right);
  }

  SequencedSet<Item> before(Item item) {
    return left.getOrDefault(item, new LinkedHashSet<>());
  }

  SequencedSet<Item> after(Item item) {
    return right.getOrDefault(item, new LinkedHashSet<>());
  }
}
