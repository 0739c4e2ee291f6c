package io.boulderk8s.compose.merge;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Converts lists that stand for mappings, mappings that stand for lists, and single values for
 * either.
 */
final class Lists {
  private Lists() {}

  static Node.Mapping mapping(String key, Node value) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    entries.put(key, Entry.of(value.source(), value));
    return new Node.Mapping(entries, value.source());
  }

  static Node ofTexts(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.isNull()
        ? new Node.Sequence(List.of(scalar), scalar.source())
        : node;
  }

  /** Turns `[K=V, K]` into `{K: V, K: }`; later items override earlier ones. */
  static Node keyValues(Node node) {
    return named(
        node,
        text -> text.text().split("=", 2)[0],
        text -> {
          int equals = text.text().indexOf('=');
          return equals < 0
              ? new Node.Scalar("", ScalarType.NULL, text.source())
              : Node.Scalar.text(text.text().substring(equals + 1), text.source());
        });
  }

  /** Turns `{K: V, L: , M: [a, b]}` into `[K=V, L, M=a, M=b]`, the form that Compose merges. */
  static Node ofValues(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      return ofTexts(node);
    }
    List<Node> items = new ArrayList<>();
    new TreeMap<>(mapping.entries())
        .forEach((name, entry) -> values(entry).forEach(v -> items.add(value(name, v, entry))));
    return new Node.Sequence(items, mapping.source());
  }

  private static List<Node> values(Entry entry) {
    return entry.value() instanceof Node.Sequence several
        ? several.items()
        : List.of(entry.value());
  }

  private static Node value(String name, Node value, Entry entry) {
    return value instanceof Node.Scalar scalar
        ? Node.Scalar.text(scalar.isNull() ? name : name + "=" + scalar.text(), entry.source())
        : new Node.Broken(entry.source());
  }

  static Node namesToMapping(Node node) {
    return named(
        node, Node.Scalar::text, text -> new Node.Scalar("", ScalarType.NULL, text.source()));
  }

  /** Turns `1024` into `{soft: 1024, hard: 1024}`. */
  static Node softAndHard(Node node) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
      return node;
    }
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    List.of("soft", "hard").forEach(key -> entries.put(key, Entry.of(scalar.source(), scalar)));
    return new Node.Mapping(entries, scalar.source());
  }

  static Node dependencies(Node node) {
    return named(
        node,
        Node.Scalar::text,
        text -> mapping("condition", Node.Scalar.text("service_started", text.source())));
  }

  private static Node named(
      Node node, Function<Node.Scalar, String> name, Function<Node.Scalar, Node> value) {
    if (!(node instanceof Node.Sequence sequence) || !allTexts(sequence)) {
      return node;
    }
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    for (Node item : sequence.items()) {
      if (item instanceof Node.Scalar text) {
        entries.put(name.apply(text), Entry.of(text.source(), value.apply(text)));
      }
    }
    return new Node.Mapping(entries, sequence.source());
  }

  private static boolean allTexts(Node.Sequence sequence) {
    return sequence.items().stream()
        .allMatch(
            item ->
                item instanceof Node.Broken
                    || (item instanceof Node.Scalar s && s.type() == ScalarType.TEXT));
  }

  static Node envFiles(Node node) {
    return sections(ofTexts(node), "path");
  }

  /** Turns `[NAME]` of configs and secrets into `[{source: NAME}]`. */
  static Node references(Node node) {
    return sections(node, "source");
  }

  private static Node sections(Node node, String key) {
    return node instanceof Node.Sequence sequence
        ? new Node.Sequence(
            sequence.items().stream()
                .map(i -> i instanceof Node.Scalar s ? mapping(key, s) : i)
                .toList(),
            sequence.source())
        : node;
  }

  /** Turns `{host: ip}` and `{host: [ip, ip]}` into `[host=ip]`. */
  static Node hosts(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      return node;
    }
    List<Node> items = new ArrayList<>();
    for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
      List<Node> addresses =
          entry.getValue().value() instanceof Node.Sequence sequence
              ? sequence.items()
              : List.of(entry.getValue().value());
      for (Node address : addresses) {
        items.add(host(entry.getKey(), address, entry.getValue().source()));
      }
    }
    return new Node.Sequence(items, mapping.source());
  }

  private static Node host(String name, Node address, Source source) {
    return address instanceof Node.Scalar scalar && scalar.type() == ScalarType.TEXT
        ? Node.Scalar.text(name + "=" + scalar.text(), source)
        : address;
  }
}
