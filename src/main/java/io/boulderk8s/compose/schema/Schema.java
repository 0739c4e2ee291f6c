package io.boulderk8s.compose.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A part of the Compose specification's JSON schema, with the keywords of JSON Schema that it uses.
 *
 * @param at the part
 * @param root the document of its references
 */
public record Schema(JsonNode at, JsonNode root) {
  private static final String RESOURCE = "compose-spec.json";

  /** Loaded once, on first use. */
  private static final class Compose {
    static final Schema SCHEMA = read();
  }

  public static Schema ofCompose() {
    return Compose.SCHEMA;
  }

  private static Schema read() {
    try (InputStream in = Schema.class.getResourceAsStream(RESOURCE)) {
      JsonNode root = Json.MAPPER.readTree(Objects.requireNonNull(in, RESOURCE));
      return new Schema(root, root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Schema part(JsonNode node) {
    return new Schema(
        node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node, root);
  }

  List<Schema> oneOf() {
    return at.path("oneOf").valueStream().map(this::part).toList();
  }

  /** Returns names of JSON's types; empty allows all. */
  Set<String> types() {
    JsonNode type = at.path("type");
    Set<String> types = new TreeSet<>();
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.valueStream().map(JsonNode::asText).forEach(types::add);
    return types;
  }

  List<String> allowed() {
    return texts("enum");
  }

  List<String> required() {
    return texts("required");
  }

  private List<String> texts(String keyword) {
    return at.path(keyword).valueStream().map(JsonNode::asText).toList();
  }

  Optional<Pattern> pattern() {
    return at.has("pattern")
        ? Optional.of(Pattern.compile(at.get("pattern").asText()))
        : Optional.empty();
  }

  /** Returns the bounds of a number, as written. */
  Optional<Long> bound(String keyword) {
    return at.has(keyword) ? Optional.of(at.get(keyword).asLong()) : Optional.empty();
  }

  boolean uniqueItems() {
    return at.path("uniqueItems").asBoolean();
  }

  Optional<Schema> items() {
    return at.has("items") ? Optional.of(part(at.get("items"))) : Optional.empty();
  }

  Optional<Schema> property(String key) {
    JsonNode property = at.path("properties").path(key);
    return property.isMissingNode() ? Optional.empty() : Optional.of(part(property));
  }

  /** Returns the schema for keys of the user's choice. */
  SequencedMap<Pattern, Schema> patterns() {
    SequencedMap<Pattern, Schema> patterns = new LinkedHashMap<>();
    at.path("patternProperties")
        .properties()
        .forEach(entry -> patterns.put(Pattern.compile(entry.getKey()), part(entry.getValue())));
    return patterns;
  }

  boolean open() {
    return at.path("additionalProperties").asBoolean(true);
  }
}
