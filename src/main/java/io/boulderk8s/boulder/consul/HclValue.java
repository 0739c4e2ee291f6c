package io.boulderk8s.boulder.consul;

import io.boulderk8s.boulder.read.Place;
import java.util.List;

/** A value of HCL. */
sealed interface HclValue {
  /** What stands between braces, or the whole file. */
  record Body(List<Item> items) implements HclValue {
    public Body {
      items = List.copyOf(items);
    }

    /** Returns all items of this name, in any case as Consul does, in the order of the file. */
    List<Item> all(String name) {
      return items.stream().filter(item -> item.name().equalsIgnoreCase(name)).toList();
    }
  }

  /** What stands between brackets. */
  record Sequence(List<HclValue> values) implements HclValue {
    public Sequence {
      values = List.copyOf(values);
    }
  }

  /** A string. */
  record Text(String text) implements HclValue {}

  /** A number as it is written, or true or false. */
  record Plain(String text) implements HclValue {}

  /** A name with its value: `name = value`, or a block `name { ... }`. */
  record Item(String name, HclValue value, Place at) {}
}
