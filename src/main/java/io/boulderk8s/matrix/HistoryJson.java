package io.boulderk8s.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads and writes the history as JSON. An unreadable file counts as empty: it only improves
 * estimates.
 */
public final class HistoryJson {

  private HistoryJson() {}

  public static String of(History history) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    ObjectNode cells = root.putObject("cells");
    history
        .last()
        .forEach(
            (name, end) -> {
              ObjectNode cell = cells.putObject(name).put("last", end);
              ArrayNode runs = cell.putArray("runs");
              history
                  .usages()
                  .getOrDefault(name, List.of())
                  .forEach(usage -> UsageJson.put(runs.addObject(), usage));
            });
    return root.toPrettyString() + "\n";
  }

  public static History read(String text) {
    try {
      return history(Json.MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return History.NONE;
    }
  }

  private static History history(JsonNode root) {
    SortedMap<String, List<Usage>> usages = new TreeMap<>();
    SortedMap<String, String> last = new TreeMap<>();
    root.path("cells")
        .properties()
        .forEach(
            cell -> {
              last.put(cell.getKey(), cell.getValue().path("last").asText());
              List<Usage> runs = new ArrayList<>();
              cell.getValue().path("runs").forEach(run -> runs.add(UsageJson.read(run)));
              if (!runs.isEmpty()) {
                usages.put(cell.getKey(), runs);
              }
            });
    return new History(usages, last);
  }
}
