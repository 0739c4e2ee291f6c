package io.boulderk8s.compose.merge;

import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.ScalarType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * Rewrites the short forms of one file as long ones, so that files can be merged. Leaves values of
 * the wrong shape unchanged: the key check reports them.
 */
public final class LongForms {
  /** Their merging depends on their form, so they keep it until all files are merged. */
  private static final Map<String, UnaryOperator<Node>> AT_THE_END =
      Map.of(
          "build",
          LongForms::buildAtTheEnd,
          "environment",
          Lists::keyValues,
          "extra_hosts",
          Lists::hosts,
          "sysctls",
          Lists::keyValues);

  private final Map<String, UnaryOperator<Node>> serviceKeys;

  public LongForms(Problems problems) {
    ShortPorts ports = new ShortPorts(problems);
    ShortVolumes volumes = new ShortVolumes(problems);
    this.serviceKeys =
        Map.ofEntries(
            Map.entry("build", LongForms::build),
            Map.entry("configs", Lists::references),
            Map.entry("depends_on", Lists::dependencies),
            Map.entry("dns", Lists::ofTexts),
            Map.entry("dns_search", Lists::ofTexts),
            Map.entry("env_file", Lists::envFiles),
            Map.entry("label_file", Lists::ofTexts),
            Map.entry("networks", Lists::namesToMapping),
            Map.entry("ports", ports::ofList),
            Map.entry("secrets", Lists::references),
            Map.entry("tmpfs", Lists::ofTexts),
            Map.entry("ulimits", node -> eachValue(node, Lists::softAndHard)),
            Map.entry("volumes", volumes::ofList));
  }

  public Node.Mapping of(Node.Mapping root) {
    return change(root, "services", services -> eachValue(services, s -> service(s, serviceKeys)));
  }

  /** Rewrites the rest, once all files are merged. */
  public static Node.Mapping ofMerged(Node.Mapping root) {
    Node.Mapping merged =
        change(root, "services", services -> eachValue(services, s -> service(s, AT_THE_END)));
    for (String section : List.of("configs", "networks", "secrets", "volumes")) {
      merged = change(merged, section, all -> eachValue(all, LongForms::external));
    }
    return merged;
  }

  /** Turns the older form `external: {name: N}` into `external: true` and `name: N`. */
  private static Node external(Node node) {
    if (!(node instanceof Node.Mapping mapping)
        || !(mapping.get("external").orElse(null) instanceof Node.Mapping old)) {
      return node;
    }
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.computeIfPresent(
        "external",
        (_, entry) -> entry.with(new Node.Scalar("true", ScalarType.BOOLEAN, entry.source())));
    Entry name = old.entries().get("name");
    if (name != null) {
      entries.putIfAbsent("name", name);
    }
    return new Node.Mapping(entries, mapping.source());
  }

  private static Node service(Node node, Map<String, UnaryOperator<Node>> keys) {
    Node changed = node;
    for (Map.Entry<String, UnaryOperator<Node>> key : keys.entrySet()) {
      if (changed instanceof Node.Mapping mapping) {
        changed = change(mapping, key.getKey(), key.getValue());
      }
    }
    return changed;
  }

  private static Node build(Node node) {
    return switch (node) {
      case Node.Scalar scalar when !scalar.isNull() -> Lists.mapping("context", scalar);
      default -> node;
    };
  }

  private static Node buildAtTheEnd(Node node) {
    return node instanceof Node.Mapping mapping
        ? change(change(mapping, "args", Lists::keyValues), "extra_hosts", Lists::hosts)
        : node;
  }

  private static Node eachValue(Node node, UnaryOperator<Node> operator) {
    if (!(node instanceof Node.Mapping mapping)) {
      return node;
    }
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.replaceAll((_, entry) -> entry.with(operator.apply(entry.value())));
    return new Node.Mapping(entries, mapping.source());
  }

  private static Node.Mapping change(
      Node.Mapping mapping, String key, UnaryOperator<Node> operator) {
    Entry entry = mapping.entries().get(key);
    if (entry == null) {
      return mapping;
    }
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.put(key, entry.with(operator.apply(entry.value())));
    return new Node.Mapping(entries, mapping.source());
  }
}
