package io.boulderk8s.compose.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.compose.keys.ComposeSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The schema that comes with the tool is Compose's own, without the texts for people. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SchemaFileTest {
  private static final Path FILE =
      Path.of("src/main/resources/io/boulderk8s/compose/schema/compose-spec.json");
  private static final List<String> FOR_PEOPLE =
      List.of("description", "title", "default", "deprecated");
  private static final List<String> OF_NAMES =
      List.of("properties", "patternProperties", "definitions");
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void is_the_schema_of_the_compose_that_is_installed() throws IOException {
    Optional<Path> installed = ComposeSchema.installed();
    assumeTrue(installed.isPresent(), "skipped: no compose-go in Go's module cache");
    JsonNode original = JSON.readTree(installed.get().toFile());
    ObjectNode ours = (ObjectNode) JSON.readTree(FILE.toFile());
    if (System.getProperty("golden.update") != null) {
      ObjectNode updated = JSON.createObjectNode();
      updated.set("$comment", ours.get("$comment"));
      updated.setAll((ObjectNode) stripped(original, false));
      Files.writeString(FILE, updated.toPrettyString() + "\n");
      ours = updated;
    }
    ours.remove("$comment");

    assertThat(ours).isEqualTo(stripped(original, false));
  }

  private static JsonNode stripped(JsonNode node, boolean names) {
    if (node.isArray()) {
      return JSON.createArrayNode()
          .addAll(node.valueStream().map(item -> stripped(item, false)).toList());
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode kept = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      boolean forPeople = !names && FOR_PEOPLE.contains(entry.getKey());
      if (!forPeople) {
        kept.set(
            entry.getKey(),
            stripped(entry.getValue(), !names && OF_NAMES.contains(entry.getKey())));
      }
    }
    return kept;
  }
}
