package io.boulderk8s.compose.read;

import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.merge.Overlay;
import io.boulderk8s.compose.merge.Rebase;
import io.boulderk8s.compose.merge.Resets;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Merges services over those that they `extends`, of the same file or of another one. */
final class Extends {
  private static final String KEY = "extends";
  private static final int LONGEST_CHAIN = 50;

  private final Layers layers;
  private final Overlay overlay;
  private final Resets resets;

  /**
   * Handles one file.
   *
   * @param resets the file's resets, which also apply to what its services extend
   */
  Extends(Layers layers, Overlay overlay, Resets resets) {
    this.layers = layers;
    this.overlay = overlay;
    this.resets = resets;
  }

  Node.Mapping of(Node.Mapping file) {
    if (!(file.get("services").orElse(null) instanceof Node.Mapping services)) {
      return file;
    }
    SequencedMap<String, Entry> extended = new LinkedHashMap<>();
    services
        .entries()
        .forEach(
            (name, entry) -> {
              Node value = entry.value();
              extended.put(
                  name,
                  value instanceof Node.Mapping service
                      ? entry.with(kept(name, service, services))
                      : entry);
            });
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(file.entries());
    entries.computeIfPresent(
        "services", (_, e) -> e.with(new Node.Mapping(extended, services.source())));
    return new Node.Mapping(entries, file.source());
  }

  /** Returns the service with what it extends, within the budget. */
  private Node kept(String name, Node.Mapping service, Node.Mapping siblings) {
    Entry entry = service.entries().get(KEY);
    Node made = service(name, service, siblings, new ArrayList<>(List.of(name)));
    return entry == null
            || (made instanceof Node.Mapping mapping
                && layers.budget().values(mapping, entry.source()))
        ? made
        : new Node.Broken(service.source());
  }

  /**
   * Returns the merged service; a broken node, after a report, where the extended one is not
   * available.
   */
  private Node service(
      String name, Node.Mapping service, Node.Mapping siblings, List<String> above) {
    Entry entry = service.entries().get(KEY);
    if (entry == null) {
      return service;
    }
    SequencedMap<String, Entry> own = new LinkedHashMap<>(service.entries());
    own.remove(KEY);
    Node.Mapping rest = new Node.Mapping(own, service.source());
    return switch (base(entry, siblings, above)) {
      case Node.Mapping base -> overlay.extend(resets.takenFromService(name, base), rest);
      case Node.Broken broken -> new Node.Broken(broken.source());
      // an empty service
      case Node.Scalar _, Node.Sequence _ -> rest;
    };
  }

  private Node base(Entry entry, Node.Mapping siblings, List<String> above) {
    if (entry.value() instanceof Node.Mapping section) {
      layers.checkKeys(section, "services.*.extends", "services." + above.getFirst() + ".extends");
    }
    Optional<String> name = text(entry.value(), "service");
    if (name.isEmpty()) {
      return broken(entry, "`extends` names no service", "write `extends: {service: NAME}`");
    }
    Optional<String> file =
        entry.value() instanceof Node.Mapping ? text(entry.value(), "file") : Optional.empty();
    String step = name.get() + file.map(f -> " of " + f).orElse("");
    if (above.contains(step)) {
      return broken(
          entry, "services extend each other: " + above + " and " + step, "cut the circle");
    }
    if (above.size() > LONGEST_CHAIN) {
      return broken(
          entry, "more than " + LONGEST_CHAIN + " services extend each other", "use fewer");
    }
    above.add(step);
    return file.isPresent()
        ? fromFile(entry, name.get(), file.get(), above)
        : sibling(entry, name.get(), siblings, above);
  }

  private Node sibling(Entry entry, String name, Node.Mapping siblings, List<String> above) {
    return switch (siblings.get(name).orElse(null)) {
      case Node.Mapping service -> service(name, service, siblings, above);
      case null ->
          broken(entry, "`" + name + "` to extend is not a service here", "correct the name");
      case Node other -> other;
    };
  }

  private Node fromFile(Entry entry, String name, String file, List<String> above) {
    Optional<Path> path = layers.path(file, entry.source());
    Optional<ComposeSource> source = path.flatMap(p -> layers.named(p, entry.source()));
    List<Node.Mapping> documents = source.map(layers::parse).orElse(List.of());
    if (path.isEmpty() || documents.isEmpty()) {
      return source.isPresent() && layers.problems().isEmpty()
          ? broken(entry, "the file " + file + " is empty", "correct the path")
          : new Node.Broken(entry.source());
    }
    Path folder = path.map(Path::getParent).orElse(layers.directory());
    Optional<Node.Mapping> services =
        documents.stream()
            .map(layers::filled)
            .map(Resets::without)
            .map(layers::longForm)
            .map(new Rebase(folder)::of)
            .map(root -> root.get("services").orElse(null))
            .filter(node -> node instanceof Node.Mapping)
            .map(node -> (Node.Mapping) node)
            .findFirst();
    return services.isPresent()
        ? sibling(entry, name, services.get(), above)
        : broken(entry, "the file " + file + " has no services", "correct the path");
  }

  private static Optional<String> text(Node node, String key) {
    return switch (node) {
      case Node.Scalar scalar when key.equals("service") && !scalar.isNull() ->
          Optional.of(scalar.text());
      case Node.Mapping mapping -> mapping.get(key).flatMap(value -> text(value, "service"));
      default -> Optional.empty();
    };
  }

  private Node.Broken broken(Entry entry, String what, String next) {
    layers.problems().add(entry.source(), what, next);
    return new Node.Broken(entry.source());
  }
}
