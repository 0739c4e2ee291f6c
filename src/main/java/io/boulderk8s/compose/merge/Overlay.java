package io.boulderk8s.compose.merge;

import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Merges one file, in its long form, over the files before it by Compose's rules: it merges
 * mappings, appends lists and removes their duplicates, and replaces commands.
 */
public final class Overlay {
  private static final Set<String> REPLACED =
      Set.of(
          "services.*.command",
          "services.*.entrypoint",
          "services.*.healthcheck.test",
          "services.*.ulimits.*");

  /** Names and values, in either form: merged from two files, they are a list. */
  private static final Set<String> LISTED =
      Set.of(
          "networks.*.labels",
          "services.*.annotations",
          "services.*.build.additional_contexts",
          "services.*.build.args",
          "services.*.build.labels",
          "services.*.deploy.labels",
          "services.*.environment",
          "services.*.labels",
          "services.*.sysctls",
          "volumes.*.labels");

  private static final Set<String> NAMES_OF_THE_USER =
      Set.of(
          "services",
          "networks",
          "volumes",
          "configs",
          "secrets",
          "services.*.networks",
          "services.*.depends_on",
          "services.*.ulimits");

  /** Lists, too, but an item that both files have appears once; duplicates of one file stay. */
  private static final Set<String> HOSTS =
      Set.of("services.*.extra_hosts", "services.*.build.extra_hosts");

  /** The only key that a null replaces. */
  private static final String RANGES = "networks.*.ipam.config";

  private final Problems problems;

  public Overlay(Problems problems) {
    this.problems = problems;
  }

  public Node.Mapping merge(Node.Mapping base, Node.Mapping over) {
    return mappings(base, over, "");
  }

  /** Merges a service over the one that it `extends`. */
  public Node.Mapping extend(Node.Mapping base, Node.Mapping service) {
    return mappings(base, service, "services.*");
  }

  private Node.Mapping mappings(Node.Mapping base, Node.Mapping over, String path) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(base.entries());
    over.entries()
        .forEach(
            (key, entry) -> {
              String below = below(path, key);
              Entry before = entries.get(key);
              entries.put(key, before == null ? alone(entry, below) : merged(before, entry, below));
            });
    return new Node.Mapping(entries, base.source());
  }

  static String below(String path, String key) {
    String name = NAMES_OF_THE_USER.contains(path) ? "*" : key;
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Removes the duplicates of a value with nothing below it. */
  private Entry alone(Entry entry, String path) {
    return entry.with(
        switch (entry.value()) {
          case Node.Mapping mapping ->
              mappings(Node.Mapping.empty(mapping.source()), mapping, path);
          case Node.Sequence sequence -> UniqueItems.of(sequence, path);
          case Node other -> other;
        });
  }

  private Entry merged(Entry before, Entry over, String path) {
    boolean keepsPlace = over.value() instanceof Node.Mapping || isNull(over.value());
    Node value = nodes(before.value(), over.value(), path);
    return Entry.of(keepsPlace ? before.source() : over.source(), value);
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isNull();
  }

  private Node nodes(Node base, Node over, String path) {
    if (REPLACED.contains(path) || base instanceof Node.Broken || over instanceof Node.Broken) {
      return over;
    }
    if (isNull(over) && !path.equals(RANGES)) {
      return base;
    }
    if (LISTED.contains(path) || HOSTS.contains(path)) {
      return listed(base, over, path);
    }
    return switch (base) {
      case Node.Mapping mapping when over instanceof Node.Mapping other ->
          mappings(mapping, other, path);
      case Node.Sequence sequence when over instanceof Node.Sequence other ->
          lists(sequence, other, path);
      case Node.Scalar _ -> over;
      default -> different(base, over);
    };
  }

  private Node listed(Node base, Node over, String path) {
    return Lists.ofValues(base) instanceof Node.Sequence before
            && Lists.ofValues(over) instanceof Node.Sequence added
        ? lists(before, added, path)
        : different(base, over);
  }

  private Node lists(Node.Sequence base, Node.Sequence over, String path) {
    if (path.equals(RANGES)) {
      return ranges(base, over, path);
    }
    List<Node> items = new ArrayList<>(base.items());
    over.items().stream()
        .filter(item -> !(HOSTS.contains(path) && isThere(item, base.items())))
        .forEach(items::add);
    return UniqueItems.of(new Node.Sequence(items, base.source()), path);
  }

  private static boolean isThere(Node item, List<Node> items) {
    return item instanceof Node.Scalar scalar
        && items.stream()
            .anyMatch(i -> i instanceof Node.Scalar other && other.text().equals(scalar.text()));
  }

  /**
   * Merges address ranges by subnet. As in Compose, a range that the later file does not mention is
   * dropped, and a later file without ranges drops all.
   */
  private Node ranges(Node.Sequence base, Node.Sequence over, String path) {
    List<Node> items = new ArrayList<>();
    for (Node original : base.items()) {
      Node merged = original;
      for (Node item : over.items()) {
        if (!sameSubnet(merged, item) && indexOfSubnet(items, item) < 0) {
          items.add(item);
          continue;
        }
        merged = nodes(merged, item, path + "[]");
        int same = indexOfSubnet(items, merged);
        if (same < 0) {
          items.add(merged);
        } else {
          items.set(same, merged);
        }
      }
    }
    return new Node.Sequence(items, base.source());
  }

  private static boolean sameSubnet(Node one, Node other) {
    return UniqueItems.field(one, "subnet").equals(UniqueItems.field(other, "subnet"));
  }

  private static int indexOfSubnet(List<Node> items, Node item) {
    for (int i = 0; i < items.size(); i++) {
      if (sameSubnet(items.get(i), item)) {
        return i;
      }
    }
    return -1;
  }

  private Node different(Node base, Node over) {
    problems.add(
        over.source(),
        "this is " + over.describe() + ", but " + base.source() + " has " + base.describe(),
        "write both the same way, or replace the other one with !override");
    return new Node.Broken(over.source());
  }
}
