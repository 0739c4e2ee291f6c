package io.boulderk8s.graph;

import io.boulderk8s.graph.Layers.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Orders the items of each column so that few lines cross. */
final class Order {
  private static final int SWEEPS = 12;

  private final Layers layers;
  private final List<List<Item>> columns = new ArrayList<>();
  private final Map<Item, Integer> places = new HashMap<>();

  private Order(Layers layers) {
    this.layers = layers;
    layers.columns().forEach(column -> columns.add(new ArrayList<>(column)));
    columns.forEach(this::number);
  }

  /** Returns the best order of some sweeps to and fro. */
  static Layers of(Layers layers) {
    Order order = new Order(layers);
    List<List<Item>> best = order.copy();
    long fewest = Long.MAX_VALUE;
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      order.columns.reversed().forEach(column -> order.sort(column, layers::after));
      order.columns.forEach(column -> order.sort(column, layers::before));
      order.columns.reversed().forEach(order::exchange);
      order.columns.forEach(order::exchange);
      long crossings = order.crossings();
      if (crossings < fewest) {
        fewest = crossings;
        best = order.copy();
      }
      if (sweep % 2 == 1) {
        order.columns.forEach(order::turn);
      }
    }
    return layers.with(best);
  }

  /** Counts the crossings of lines between the columns in this order. */
  static long crossings(Layers layers) {
    return new Order(layers).crossings();
  }

  private List<List<Item>> copy() {
    return columns.stream().map(List::copyOf).toList();
  }

  private void number(List<Item> column) {
    for (int i = 0; i < column.size(); i++) {
      places.put(column.get(i), i);
    }
  }

  private int place(Item item) {
    return places.getOrDefault(item, 0);
  }

  /** Sorts by the middle of the connected items. */
  private void sort(List<Item> column, Function<Item, Collection<Item>> joined) {
    Map<Item, Double> weights = new HashMap<>();
    for (Item item : column) {
      weights.put(
          item, joined.apply(item).stream().mapToInt(this::place).average().orElse(place(item)));
    }
    column.sort(Comparator.comparingDouble(item -> weights.getOrDefault(item, 0.0)));
    number(column);
  }

  /** Reverses items that compare equal in the next sweep. */
  private void turn(List<Item> column) {
    Collections.reverse(column);
    number(column);
  }

  /** Swaps neighbours where that reduces crossings. */
  private void exchange(List<Item> column) {
    boolean better = true;
    for (int round = 0; better && round < column.size(); round++) {
      better = false;
      for (int i = 1; i < column.size(); i++) {
        Item upper = column.get(i - 1);
        Item lower = column.get(i);
        if (crossings(lower, upper) < crossings(upper, lower)) {
          column.set(i - 1, lower);
          column.set(i, upper);
          better = true;
        }
      }
    }
    number(column);
  }

  private long crossings(Item upper, Item lower) {
    return crossings(layers.before(upper), layers.before(lower))
        + crossings(layers.after(upper), layers.after(lower));
  }

  private long crossings(Collection<Item> upper, Collection<Item> lower) {
    int[] ends = lower.stream().mapToInt(this::place).sorted().toArray();
    return upper.stream().mapToLong(item -> below(ends, place(item))).sum();
  }

  private static long below(int[] sorted, int place) {
    int count = 0;
    while (count < sorted.length && sorted[count] < place) {
      count++;
    }
    return count;
  }

  private long crossings() {
    return columns.stream().mapToLong(this::toTheRight).sum();
  }

  /** Each line crosses those that begin above it and end below its end. */
  private long toTheRight(List<Item> column) {
    List<Integer> ends = new ArrayList<>();
    long crossings = 0;
    for (Item item : column) {
      List<Integer> own = layers.after(item).stream().map(this::place).sorted().toList();
      for (int end : own) {
        crossings += ends.size() - firstAbove(ends, end);
      }
      for (int end : own) {
        ends.add(firstAbove(ends, end), end);
      }
    }
    return crossings;
  }

  /** Returns the position in a sorted list where greater numbers begin. */
  private static int firstAbove(List<Integer> sorted, int number) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (sorted.get(middle) > number) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
