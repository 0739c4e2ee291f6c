package io.boulderk8s.compose.merge;

import io.boulderk8s.compose.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Removes duplicates from lists: the later item takes the earlier one's place. */
public final class UniqueItems {
  private static final Map<String, Function<Node, Optional<String>>> KEYS =
      Map.ofEntries(
          Map.entry("networks.*.labels", UniqueItems::beforeEquals),
          Map.entry("services.*.annotations", UniqueItems::beforeEquals),
          Map.entry("services.*.build.additional_contexts", UniqueItems::beforeEquals),
          Map.entry("services.*.build.args", UniqueItems::beforeEquals),
          Map.entry("services.*.build.labels", UniqueItems::beforeEquals),
          Map.entry("services.*.build.tags", UniqueItems::beforeEquals),
          Map.entry("services.*.deploy.labels", UniqueItems::beforeEquals),
          Map.entry("services.*.environment", UniqueItems::beforeEquals),
          Map.entry("services.*.expose", UniqueItems::text),
          Map.entry("services.*.labels", UniqueItems::beforeEquals),
          Map.entry("services.*.networks.*.link_local_ips", UniqueItems::text),
          Map.entry("services.*.sysctls", UniqueItems::beforeEquals),
          Map.entry("services.*.cap_add", UniqueItems::text),
          Map.entry("services.*.cap_drop", UniqueItems::text),
          Map.entry("services.*.configs", item -> file(item, "/")),
          Map.entry("services.*.dns", UniqueItems::text),
          Map.entry("services.*.dns_opt", UniqueItems::text),
          Map.entry("services.*.dns_search", UniqueItems::text),
          Map.entry("services.*.env_file", item -> field(item, "path")),
          Map.entry("services.*.links", UniqueItems::text),
          Map.entry("services.*.networks.*.aliases", UniqueItems::text),
          Map.entry("services.*.ports", UniqueItems::port),
          Map.entry("services.*.profiles", UniqueItems::text),
          Map.entry("services.*.secrets", item -> file(item, "/run/secrets/")),
          Map.entry("services.*.tmpfs", UniqueItems::beforeEquals),
          Map.entry("services.*.volumes", item -> field(item, "target")));

  private UniqueItems() {}

  /** Tells whether this list keeps one of two equal items, instead of being refused. */
  public static boolean frees(String path) {
    return KEYS.containsKey(path);
  }

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

  /** Cuts at `=`: Compose takes /run:size=1m and /run:size=2m for the same, but not /run. */
  private static Optional<String> beforeEquals(Node item) {
    return text(item).map(text -> text.split("=", 2)[0]);
  }

  private static Optional<String> file(Node item, String folder) {
    return field(item, "target").or(() -> field(item, "source").map(name -> folder + name));
  }

  /** Keeps 80 and "80" apart, as Compose does; short forms have the text. */
  private static String published(Node item) {
    return item instanceof Node.Mapping mapping
            && mapping.get("published").orElse(null) instanceof Node.Scalar scalar
        ? scalar.type() + " " + scalar.text()
        : "";
  }

  private static Optional<String> port(Node item) {
    return field(item, "target")
        .map(
            target ->
                field(item, "host_ip").orElse("0.0.0.0")
                    + ":"
                    + published(item)
                    + ":"
                    + target
                    + "/"
                    + field(item, "protocol").orElse("tcp"));
  }
}
