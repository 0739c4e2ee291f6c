package io.boulderk8s.compose.read;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.merge.Rebase;
import io.boulderk8s.compose.template.DotEnv;
import io.boulderk8s.compose.template.TemplateException;
import io.boulderk8s.compose.template.Variables;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads `include`: the services, networks and volumes of other files, as if they were written here.
 */
final class Includes {
  private static final String KEY = "include";
  private static final List<String> SECTIONS =
      List.of("services", "networks", "volumes", "configs", "secrets", "models");
  private static final List<String> OF_THE_FILE = List.of("name", "version");

  private final Layers layers;
  private final Node.Mapping written;
  private final List<Path> above;

  /**
   * Handles one file.
   *
   * @param written the file before its short forms became long
   * @param above the files that include it
   */
  Includes(Layers layers, Node.Mapping written, List<Path> above) {
    this.layers = layers;
    this.written = written;
    this.above = above;
  }

  Node.Mapping of(Node.Mapping file) {
    Entry include = file.entries().get(KEY);
    if (include == null) {
      return file;
    }
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(file.entries());
    entries.remove(KEY);
    if (include.value() instanceof Node.Scalar scalar && scalar.isNull()) {
      return new Node.Mapping(entries, file.source());
    }
    if (!(include.value() instanceof Node.Sequence list)) {
      layers.problems().add(include.source(), "`include` must be a list", "write `- FILE`");
      return new Node.Mapping(entries, file.source());
    }
    list.items().forEach(item -> add(entries, included(item)));
    return new Node.Mapping(entries, file.source());
  }

  private Node.Mapping included(Node item) {
    if (item instanceof Node.Mapping section) {
      layers.checkKeys(section, "include[]", "include[]");
    }
    List<Path> files =
        field(item, "path").stream()
            .flatMap(path -> text(path).flatMap(t -> layers.path(t, path.source())).stream())
            .toList();
    if (files.isEmpty()) {
      layers.problems().add(item.source(), "an `include` without a path", "name a file");
      return Node.Mapping.empty(item.source());
    }
    if (above.contains(files.getFirst())) {
      layers.problems().add(item.source(), "files include each other: " + above, "cut the circle");
      return Node.Mapping.empty(item.source());
    }
    return merged(item, files);
  }

  private Node.Mapping merged(Node item, List<Path> files) {
    Path folder =
        field(item, "project_directory").stream()
            .flatMap(node -> text(node).stream())
            .flatMap(text -> layers.path(text, item.source()).stream())
            .findFirst()
            .orElseGet(() -> parent(files.getFirst()));
    Layers inner = layers.with(folder, variables(item, folder));
    List<Node.Mapping> roots =
        files.stream()
            .flatMap(file -> layers.named(file, item.source()).stream())
            .flatMap(source -> inner.parse(source).stream())
            .toList();
    List<Path> chain = new ArrayList<>(above);
    chain.add(files.getFirst());
    return new Rebase(folder).of(inner.merge(roots, item.source(), chain));
  }

  private Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? layers.directory() : parent;
  }

  /** Returns the `path`; of a short form, the item itself. */
  private static List<Node> field(Node item, String key) {
    Optional<Node> value =
        item instanceof Node.Mapping mapping
            ? mapping.get(key)
            : Optional.of(item).filter(_ -> key.equals("path"));
    return value
        .map(node -> node instanceof Node.Sequence list ? list.items() : List.of(node))
        .orElse(List.of());
  }

  private static Optional<String> text(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** Puts the variables of the including file over those of the included one's `.env`. */
  private Variables variables(Node item, Path folder) {
    List<Node> named = field(item, "env_file");
    Map<String, String> values = new HashMap<>();
    if (named.isEmpty()) {
      layers.texts().text(folder.resolve(".env")).ifPresent(t -> put(values, t, item.source()));
    }
    for (Node node : named) {
      text(node)
          .flatMap(t -> layers.path(t, node.source()))
          .flatMap(file -> layers.named(file, node.source()))
          .ifPresent(source -> put(values, source.text(), node.source()));
    }
    Variables outer = layers.variables();
    return name -> outer.value(name).or(() -> Optional.ofNullable(values.get(name)));
  }

  private void put(Map<String, String> values, String text, Source at) {
    try {
      values.putAll(DotEnv.parse(text, layers.variables()));
    } catch (TemplateException e) {
      layers.problems().add(at, "in its environment file: " + e.getMessage(), e.next());
    }
  }

  private void add(SequencedMap<String, Entry> entries, Node.Mapping included) {
    for (String section : SECTIONS) {
      if (included.get(section).orElse(null) instanceof Node.Mapping from) {
        Node present = Optional.ofNullable(entries.get(section)).map(Entry::value).orElse(null);
        Node.Mapping to = present instanceof Node.Mapping m ? m : Node.Mapping.empty(from.source());
        SequencedMap<String, Entry> all = new LinkedHashMap<>(to.entries());
        from.entries().forEach((name, entry) -> put(all, section, name, entry));
        entries.put(section, Entry.of(to.source(), new Node.Mapping(all, to.source())));
      }
    }
    // the rest is unknown: the key check reports it
    included.entries().forEach((key, entry) -> keepUnknown(entries, key, entry));
  }

  private static void keepUnknown(SequencedMap<String, Entry> entries, String key, Entry entry) {
    boolean section = SECTIONS.contains(key) && entry.value() instanceof Node.Mapping;
    if (!section && !OF_THE_FILE.contains(key)) {
      entries.putIfAbsent(key, entry);
    }
  }

  private void put(SequencedMap<String, Entry> all, String section, String name, Entry entry) {
    Entry own = all.putIfAbsent(name, entry);
    if (own != null && !isSame(section, name, own.value(), entry.value())) {
      layers
          .problems()
          .add(
              own.source(),
              "`" + section + "." + name + "` is also in an included file, at " + entry.source(),
              "rename one; to change an included service use an override file");
    }
  }

  /**
   * Compares an entry with an included one; Compose distinguishes a short form from an equal long
   * one.
   */
  private boolean isSame(String section, String name, Node own, Node included) {
    Optional<Node> asWritten =
        written
            .get(section)
            .flatMap(node -> node instanceof Node.Mapping m ? m.get(name) : Optional.empty());
    return own.contents().equals(included.contents())
        && asWritten.filter(node -> !node.contents().equals(own.contents())).isEmpty();
  }
}
