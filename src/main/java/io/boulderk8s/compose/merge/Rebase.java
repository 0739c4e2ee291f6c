package io.boulderk8s.compose.merge;

import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Makes the relative paths of a file in another folder absolute, before files of the project
 * directory are merged over it.
 */
public final class Rebase {
  private static final Set<String> PATHS =
      Set.of(
          "configs.*.file",
          "secrets.*.file",
          "services.*.build.context",
          "services.*.env_file[].path",
          "services.*.extends.file",
          "services.*.label_file",
          "services.*.label_file[]");
  private static final String BIND = "services.*.volumes[]";

  private final Path directory;

  public Rebase(Path directory) {
    this.directory = directory;
  }

  public Node.Mapping of(Node.Mapping root) {
    return mapping(root, "");
  }

  private Node.Mapping mapping(Node.Mapping mapping, String path) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    boolean bind =
        path.equals(BIND) && UniqueItems.field(mapping, "type").filter("bind"::equals).isPresent();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              String below = Overlay.below(path, key);
              boolean isPath = PATHS.contains(below) || (bind && key.equals("source"));
              entries.put(
                  key, entry.with(isPath ? absolute(entry.value()) : node(entry.value(), below)));
            });
    return new Node.Mapping(entries, mapping.source());
  }

  private Node node(Node node, String path) {
    return switch (node) {
      case Node.Mapping mapping -> mapping(mapping, path);
      case Node.Sequence sequence ->
          new Node.Sequence(
              sequence.items().stream()
                  .map(
                      item ->
                          PATHS.contains(path + "[]") ? absolute(item) : node(item, path + "[]"))
                  .toList(),
              sequence.source());
      case Node.Scalar scalar -> scalar;
      case Node.Broken broken -> broken;
    };
  }

  private Node absolute(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.isNull() && isRelative(scalar.text())
        ? Node.Scalar.text(ContainerPath.clean(directory + "/" + scalar.text()), scalar.source())
        : node;
  }

  private static boolean isRelative(String path) {
    return !path.startsWith("~") && !path.startsWith("/");
  }
}
