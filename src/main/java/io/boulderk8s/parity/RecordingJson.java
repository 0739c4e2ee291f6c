package io.boulderk8s.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes recordings as files: subject, aspect, item, value, in order, so that two of them
 * can be diffed.
 */
public final class RecordingJson {
  private static final int FORMAT = 1;

  private RecordingJson() {}

  public static String write(Recording recording) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("format", FORMAT).put("side", recording.side()).put("about", recording.about());
    ObjectNode facts = root.putObject("facts");
    recording
        .facts()
        .forEach(
            (key, value) ->
                facts
                    .withObjectProperty(key.subject())
                    .withObjectProperty(key.aspect())
                    .put(key.item(), value));
    return root.toPrettyString() + "\n";
  }

  /**
   * Parses a file's text.
   *
   * @param file for messages
   */
  public static Recording read(String file, String text) {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused(file, "it is not JSON: " + e.getOriginalMessage());
    }
    if (root.path("format").asInt() != FORMAT || !root.path("facts").isObject()) {
      throw refused(file, "it is not a recording of this version of boulder-k8s");
    }
    List<Fact> facts = new ArrayList<>();
    root.path("facts")
        .properties()
        .forEach(
            subject ->
                subject
                    .getValue()
                    .properties()
                    .forEach(aspect -> facts.addAll(items(subject.getKey(), aspect))));
    return Recording.of(root.path("side").asText(), root.path("about").asText(), facts);
  }

  private static List<Fact> items(String subject, java.util.Map.Entry<String, JsonNode> aspect) {
    return aspect.getValue().properties().stream()
        .map(item -> Fact.of(subject, aspect.getKey(), item.getKey(), item.getValue().asText()))
        .toList();
  }

  private static BoulderK8sException refused(String file, String why) {
    return BoulderK8sException.of(
        FailureKind.USAGE, file, why, "`boulder-k8s parity record` makes recordings");
  }
}
