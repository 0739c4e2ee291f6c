package io.boulderk8s.graph;

import io.boulderk8s.graph.Layers.Item;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Computes the vertical middle of each item, as level as possible with the items that it is
 * connected with.
 */
final class Levels {
  private static final int SWEEPS = 12;
  private static final int BETWEEN_BOXES = 18;
  private static final int BETWEEN_LINES = 4;

  private final Layers layers;
  private final ToIntFunction<Item> height;
  private final Map<Item, Double> levels = new HashMap<>();

  private Levels(Layers layers, ToIntFunction<Item> height) {
    this.layers = layers;
    this.height = height;
  }

  /** The highest item begins at 0. */
  static Map<Item, Integer> of(Layers layers, ToIntFunction<Item> height) {
    List<List<Item>> columns = layers.columns();
    Levels all = new Levels(layers, height);
    columns.forEach(all::stack);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      columns.forEach(all::level);
      columns.reversed().forEach(all::level);
    }
    double top =
        all.levels.entrySet().stream()
            .mapToDouble(entry -> entry.getValue() - height.applyAsInt(entry.getKey()) / 2.0)
            .min()
            .orElse(0);
    Map<Item, Integer> rounded = new HashMap<>();
    all.levels.forEach((item, level) -> rounded.put(item, (int) Math.round(level - top)));
    return rounded;
  }

  /** Places items one below the other, around 0. */
  private void stack(List<Item> column) {
    double y = 0;
    for (int i = 0; i < column.size(); i++) {
      y += i == 0 ? 0 : apart(column.get(i - 1), column.get(i));
      levels.put(column.get(i), y);
    }
    double half = y / 2;
    column.forEach(item -> levels.merge(item, -half, Double::sum));
  }

  private double apart(Item upper, Item lower) {
    boolean lines = upper instanceof Item.Passage && lower instanceof Item.Passage;
    return (height.applyAsInt(upper) + height.applyAsInt(lower)) / 2.0
        + (lines ? BETWEEN_LINES : BETWEEN_BOXES);
  }

  /** Items that would have the same level, and move together. */
  private record Block(double sum, double weight, int items) {
    double level() {
      return sum / weight;
    }

    Block and(Block next) {
      return new Block(sum + next.sum, weight + next.weight, items + next.items);
    }
  }

  /**
   * Puts each item of a column near its wanted level, and keeps order and distances: least squares
   * by pooling items that would overlap (isotonic regression).
   */
  private void level(List<Item> column) {
    Deque<Block> blocks = new ArrayDeque<>();
    double offset = 0;
    for (int i = 0; i < column.size(); i++) {
      offset += i == 0 ? 0 : apart(column.get(i - 1), column.get(i));
      Block block = wish(column.get(i), offset);
      while (!blocks.isEmpty() && blocks.getLast().level() >= block.level()) {
        block = blocks.removeLast().and(block);
      }
      blocks.addLast(block);
    }
    int i = 0;
    offset = 0;
    for (Block block : blocks) {
      for (int end = i + block.items(); i < end; i++) {
        offset += i == 0 ? 0 : apart(column.get(i - 1), column.get(i));
        levels.put(column.get(i), block.level() + offset);
      }
    }
  }

  private Block wish(Item item, double offset) {
    double weight = 0.01;
    double sum = weight * (level(item) - offset);
    for (var joined : List.of(layers.before(item), layers.after(item))) {
      for (Item other : joined) {
        double pull = pull(item, other);
        sum += pull * (level(other) - offset);
        weight += pull;
      }
    }
    return new Block(sum, weight, 1);
  }

  private double level(Item item) {
    return levels.getOrDefault(item, 0.0);
  }

  /** Long lines should be straight; the weight is Graphviz's. */
  private static double pull(Item one, Item other) {
    double pull = one instanceof Item.Passage ? 3 : 1;
    return other instanceof Item.Passage ? pull * 3 : pull;
  }
}
