package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.ScalarType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Checks what Compose checks in all merged files beside its schema, used or not. */
public final class FurtherRules {
  private static final Map<String, List<String>> ONE_OF =
      Map.of(
          "configs",
          List.of("file", "environment", "content"),
          "secrets",
          List.of("file", "environment"));

  private final Problems problems;

  public FurtherRules(Problems problems) {
    this.problems = problems;
  }

  public void check(Node.Mapping root) {
    sections(root, "volumes").forEach(this::external);
    for (String section : List.of("configs", "networks", "secrets", "volumes")) {
      sections(root, section).forEach((name, entry) -> names(section + "." + name, entry));
    }
    sections(root, "services").forEach(this::watches);
    ONE_OF.forEach(
        (section, keys) ->
            sections(root, section).forEach((name, entry) -> oneOf(section, name, entry, keys)));
  }

  private void watches(String name, Entry entry) {
    if (entry.value() instanceof Node.Mapping service
        && service.get("develop").orElse(null) instanceof Node.Mapping develop
        && develop.get("watch").orElse(null) instanceof Node.Sequence watches) {
      watches.items().forEach(watch -> watch("services." + name, watch));
    }
  }

  private void watch(String service, Node watch) {
    if (watch instanceof Node.Mapping mapping
        && text(mapping, "target").isEmpty()
        && !List.of("rebuild", "restart").contains(text(mapping, "action"))) {
      problems
          .ofPart(service)
          .addInconsistency(
              watch.source(), "`" + service + ".develop.watch` has no `target`", "add it");
    }
  }

  private static String text(Node.Mapping mapping, String key) {
    return mapping.get(key).orElse(null) instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  /** Treats an empty `file` as the project's folder. */
  private static boolean says(Node.Mapping mapping, String key) {
    return mapping
        .get(key)
        .filter(node -> node instanceof Node.Scalar s && !s.isNull())
        .isPresent();
  }

  private static SequencedMap<String, Entry> sections(Node.Mapping root, String section) {
    return root.get(section).orElse(null) instanceof Node.Mapping mapping
        ? mapping.entries()
        : new LinkedHashMap<>();
  }

  private void external(String name, Entry entry) {
    if (!(entry.value() instanceof Node.Mapping volume)
        || !volume.get("external").filter(FurtherRules::isTrue).isPresent()) {
      return;
    }
    volume
        .entries()
        .forEach(
            (key, other) -> {
              if (!List.of("name", "external").contains(key) && !key.startsWith("x-")) {
                problems.add(
                    other.source(),
                    "`volumes." + name + "` is external, so this file cannot set its `" + key + "`",
                    "remove one of the two");
              }
            });
  }

  private void names(String path, Entry entry) {
    if (entry.value() instanceof Node.Mapping mapping
        && mapping.get("external").orElse(null) instanceof Node.Mapping old
        && mapping.entries().containsKey("name")
        && old.entries().containsKey("name")
        && !text(mapping, "name").equals(text(old, "name"))) {
      problems.add(
          entry.source(),
          "`" + path + "` has two names, `name` and `external.name`",
          "write `external: true` and `name`");
    }
  }

  private static boolean isTrue(Node value) {
    return value instanceof Node.Mapping
        || (value instanceof Node.Scalar scalar
            && (scalar.type() == ScalarType.BOOLEAN || scalar.type() == ScalarType.TEXT)
            && scalar.text().matches("(?i)true|y|yes|on"));
  }

  private void oneOf(String section, String name, Entry entry, List<String> keys) {
    if (!(entry.value() instanceof Node.Mapping object)) {
      return;
    }
    List<String> there = keys.stream().filter(object.entries()::containsKey).toList();
    String path = "`" + section + "." + name + "`";
    if (there.size() > 1) {
      problems.add(
          entry.source(), path + " has " + String.join(" and ", there), "keep one of them");
    }
    boolean secret = section.equals("secrets");
    boolean elsewhere =
        secret
            ? object.get("external").filter(FurtherRules::isTrue).isPresent()
            : object.entries().containsKey("external") || object.entries().containsKey("driver");
    boolean nothing =
        secret ? !says(object, "file") && text(object, "environment").isEmpty() : there.isEmpty();
    if (nothing && !elsewhere) {
      problems.add(entry.source(), path + " has no `file`", "name its file");
    }
  }
}
