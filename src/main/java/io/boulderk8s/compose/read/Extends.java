package io.boulderk8s.compose.read;

import io.boulderk8s.compose.merge.Overlay;
import io.boulderk8s.compose.merge.Rebase;
import io.boulderk8s.compose.tree.Directive;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Lays services over those that they `extends`, of the same file or of another one. */
final class Extends {
  private static final String KEY = "extends";
  private static final int LONGEST_CHAIN = 50;

  private final Layers layers;
  private final Overlay overlay;

  Extends(Layers layers, Overlay overlay) {
    this.layers = layers;
    this.overlay = overlay;
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

  /** The service with what it extends, as long as there is room for it. */
  private Node kept(String name, Node.Mapping service, Node.Mapping siblings) {
    Entry entry = service.entries().get(KEY);
    Node.Mapping made = service(service, siblings, new ArrayList<>(List.of(name)));
    return entry == null || layers.budget().values(made, entry.source())
        ? made
        : new Node.Broken(service.source());
  }

  private Node.Mapping service(Node.Mapping service, Node.Mapping siblings, List<String> above) {
    Entry entry = service.entries().get(KEY);
    if (entry == null) {
      return service;
    }
    SequencedMap<String, Entry> own = new LinkedHashMap<>(service.entries());
    own.remove(KEY);
    Node.Mapping rest = new Node.Mapping(own, service.source());
    return base(entry, siblings, above)
        .map(base -> withDirectives(overlay.extend(base, rest), rest))
        .orElse(rest);
  }

  /** Resets and overrides are meant for the files before this one, too. */
  private static Node.Mapping withDirectives(Node.Mapping extended, Node.Mapping own) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(extended.entries());
    own.entries()
        .forEach(
            (key, entry) -> {
              if (entry.directive() != Directive.MERGE) {
                entries.put(key, entry);
              }
            });
    return new Node.Mapping(entries, extended.source());
  }

  private Optional<Node.Mapping> base(Entry entry, Node.Mapping siblings, List<String> above) {
    if (entry.value() instanceof Node.Mapping section) {
      layers.checkKeys(section, "services.*.extends", "services." + above.getFirst() + ".extends");
    }
    Optional<String> name = text(entry.value(), "service");
    if (name.isEmpty()) {
      problem(entry, "`extends` names no service", "write `extends: {service: NAME}`");
      return Optional.empty();
    }
    Optional<String> file =
        entry.value() instanceof Node.Mapping ? text(entry.value(), "file") : Optional.empty();
    String step = name.get() + file.map(f -> " of " + f).orElse("");
    if (above.contains(step)) {
      problem(entry, "services extend each other: " + above + " and " + step, "cut the circle");
      return Optional.empty();
    }
    if (above.size() > LONGEST_CHAIN) {
      problem(entry, "more than " + LONGEST_CHAIN + " services extend each other", "use fewer");
      return Optional.empty();
    }
    above.add(step);
    return file.isPresent()
        ? fromFile(entry, name.get(), file.get(), above)
        : sibling(entry, name.get(), siblings, above);
  }

  private Optional<Node.Mapping> sibling(
      Entry entry, String name, Node.Mapping siblings, List<String> above) {
    return switch (siblings.get(name).orElse(null)) {
      case Node.Mapping service -> Optional.of(service(service, siblings, above));
      case null -> {
        problem(entry, "`" + name + "` to extend is not a service here", "correct the name");
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Optional<Node.Mapping> fromFile(
      Entry entry, String name, String file, List<String> above) {
    Optional<Path> path = layers.path(file, entry.source());
    Path folder = path.map(Path::getParent).orElse(layers.directory());
    return path.flatMap(p -> layers.named(p, entry.source())).stream()
        .flatMap(source -> layers.parse(source).stream())
        .map(layers::longForm)
        .map(new Rebase(folder)::of)
        .map(root -> root.get("services").orElse(null))
        .filter(services -> services instanceof Node.Mapping)
        .map(services -> (Node.Mapping) services)
        .findFirst()
        .flatMap(services -> sibling(entry, name, services, above));
  }

  private static Optional<String> text(Node node, String key) {
    return switch (node) {
      case Node.Scalar scalar when key.equals("service") && !scalar.isNull() ->
          Optional.of(scalar.text());
      case Node.Mapping mapping -> mapping.get(key).flatMap(value -> text(value, "service"));
      default -> Optional.empty();
    };
  }

  private void problem(Entry entry, String what, String next) {
    layers.problems().add(entry.source(), what, next);
  }
}
