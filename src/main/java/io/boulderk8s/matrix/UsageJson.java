package io.boulderk8s.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Formats the usage of a cell as JSON. */
final class UsageJson {
  private UsageJson() {}

  static void put(ObjectNode node, Usage usage) {
    node.put("wall_seconds", Usage.seconds(usage.wall()))
        .put("cpu_seconds", Usage.seconds(usage.cpu()))
        .put("memory_bytes", usage.memory())
        .put("disk_bytes", usage.disk());
  }

  static Usage read(JsonNode node) {
    return new Usage(
        Usage.seconds(node.path("wall_seconds").asDouble()),
        Usage.seconds(node.path("cpu_seconds").asDouble()),
        node.path("memory_bytes").asLong(),
        node.path("disk_bytes").asLong());
  }
}
