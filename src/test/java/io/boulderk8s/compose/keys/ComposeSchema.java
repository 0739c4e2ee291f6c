package io.boulderk8s.compose.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The JSON schema of the Compose specification as the paths of its keys, in the table's words. */
public final class ComposeSchema {
  private final JsonNode root;
  private final SortedSet<String> paths = new TreeSet<>();

  private ComposeSchema(JsonNode root) {
    this.root = root;
  }

  static SortedSet<String> keys(Path schema) {
    try {
      ComposeSchema walk = new ComposeSchema(new JsonMapper().readTree(schema.toFile()));
      walk.node(walk.root, "", Set.of());
      return walk.paths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest schema in the Go module cache, where there is one. */
  public static Optional<Path> installed() {
    String cache =
        Optional.ofNullable(System.getenv("GOMODCACHE"))
            .orElse(System.getProperty("user.home") + "/go/pkg/mod");
    Path versions = Path.of(cache, "github.com", "compose-spec", "compose-go");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(versions)) {
      return folders
          .map(version -> version.resolve("schema/compose-spec.json"))
          .filter(Files::exists)
          .max(Path::compareTo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void node(JsonNode node, String path, Set<String> above) {
    Set<String> references = above;
    JsonNode found = node;
    while (found.has("$ref")) {
      String reference = found.get("$ref").asText();
      if (references.contains(reference)) {
        return;
      }
      references = new HashSet<>(references);
      references.add(reference);
      found = root.at(reference.substring(1));
    }
    Set<String> seen = references;
    JsonNode here = found;
    Stream.of("oneOf", "anyOf", "allOf")
        .forEach(kind -> here.path(kind).forEach(variant -> node(variant, path, seen)));
    here.path("properties")
        .properties()
        .forEach(property -> key(path, property.getKey(), property.getValue(), seen));
    here.path("patternProperties")
        .properties()
        .forEach(
            property -> {
              if (!property.getKey().equals("^x-")) {
                key(path, "*", property.getValue(), seen);
              }
            });
    if (here.path("items").isObject()) {
      node(here.get("items"), path + "[]", seen);
    }
  }

  private void key(String path, String key, JsonNode value, Set<String> above) {
    String below = path.isEmpty() ? key : path + "." + key;
    paths.add(below);
    node(value, below, above);
  }
}
