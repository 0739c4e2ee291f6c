package io.boulderk8s.compose.merge;

import io.boulderk8s.compose.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Frees lists of items that say the same thing: the later one takes the earlier one's place. */
final class UniqueItems {
  private static final Map<String, Function<Node, Optional<String>>> KEYS =
      Map.of(
          "services.*.dns", UniqueItems::text,
          "services.*.env_file", item -> field(item, "path"),
          "services.*.extra_hosts", UniqueItems::text,
          "services.*.networks.*.aliases", UniqueItems::text,
          "services.*.ports", UniqueItems::port,
          "services.*.profiles", UniqueItems::text,
          "services.*.volumes", item -> field(item, "target"));

  private UniqueItems() {}

  static Node.Sequence of(Node.Sequence sequence, String path) {
    Function<Node, Optional<String>> key = KEYS.get(path);
    if (key == null) {
      return sequence;
    }
    SequencedMap<String, Node> items = new LinkedHashMap<>();
    for (Node item : sequence.items()) {
      items.put(key.apply(item).orElseGet(() -> item.source().toString()), item);
    }
    return new Node.Sequence(List.copyOf(items.values()), sequence.source());
  }

  static Optional<String> field(Node item, String key) {
    return item instanceof Node.Mapping mapping
        ? mapping.get(key).flatMap(UniqueItems::text)
        : Optional.empty();
  }

  private static Optional<String> text(Node item) {
    return item instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  private static Optional<String> port(Node item) {
    return field(item, "target")
        .map(
            target ->
                field(item, "host_ip").orElse("0.0.0.0")
                    + ":"
                    + field(item, "published").orElse("")
                    + ":"
                    + target
                    + "/"
                    + field(item, "protocol").orElse("tcp"));
  }
}
