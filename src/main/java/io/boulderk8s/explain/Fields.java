package io.boulderk8s.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.json.Json;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists the values of an object in the order in which it is rendered. */
public final class Fields {
  /** The fields that distinguish items of a list, the best first. */
  private static final List<String> KEYS = List.of("mountPath", "ip", "name");

  private final List<Field> found = new ArrayList<>();

  private Fields() {}

  /** The endpoint annotation is JSON, so its fields count. */
  public static List<Field> of(HasMetadata object) {
    Fields fields = new Fields();
    fields.collect("", Json.MAPPER.valueToTree(object));
    return List.copyOf(fields.found);
  }

  private void collect(String path, JsonNode node) {
    if (path.equals("metadata.annotations[" + Labels.ENDPOINT + "]") && node.isTextual()) {
      collect(path, parsed(node.textValue()));
    } else if (node.isEmpty()) {
      found.add(new Field(path, node.isValueNode() ? node.asText() : node.toString()));
    } else if (node.isObject()) {
      node.properties().forEach(entry -> collect(below(path, entry.getKey()), entry.getValue()));
    } else {
      Optional<String> key = KEYS.stream().filter(k -> tellsApart(node, k)).findFirst();
      for (int i = 0; i < node.size(); i++) {
        JsonNode item = node.get(i);
        String name = key.map(k -> item.get(k).textValue()).orElse(String.valueOf(i));
        collect(path + "[" + name + "]", item);
      }
    }
  }

  private static String below(String path, String key) {
    if (!key.matches("[A-Za-z0-9_-]+")) {
      return path + "[" + key + "]";
    }
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean tellsApart(JsonNode items, String key) {
    Set<String> seen = new HashSet<>();
    for (JsonNode item : items) {
      if (!item.path(key).isTextual() || !seen.add(item.get(key).textValue())) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode parsed(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
