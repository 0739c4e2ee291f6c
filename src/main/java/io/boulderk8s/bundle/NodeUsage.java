package io.boulderk8s.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.json.Json;
import io.boulderk8s.report.Table;
import java.util.Optional;

/**
 * Reads a node's use from its kubelet (`/stats/summary`), without a metrics server. Sizes are in
 * MiB, CPU in thousandths of a core over the kubelet's last ten seconds or so.
 */
final class NodeUsage {
  private static final long MEBIBYTE = 1 << 20;

  private NodeUsage() {}

  /** Formats the node and the pods of one namespace as a table. */
  static String of(String summary, String namespace) throws JsonProcessingException {
    JsonNode root = Json.MAPPER.readTree(summary);
    JsonNode node = root.path("node");
    Table table = new Table(java.util.List.of("POD", "CPU m", "MEMORY MiB", "DISK MiB"));
    table.add(
        "node " + node.path("nodeName").asText(),
        cpu(node),
        mebibytes(node.at("/memory/workingSetBytes"))
            + " ("
            + mebibytes(node.at("/memory/availableBytes"))
            + " free)",
        mebibytes(node.at("/fs/usedBytes"))
            + " ("
            + mebibytes(node.at("/fs/availableBytes"))
            + " free)");
    for (JsonNode pod : root.path("pods")) {
      if (namespace.equals(pod.at("/podRef/namespace").asText())) {
        table.add(
            pod.at("/podRef/name").asText(),
            cpu(pod),
            mebibytes(pod.at("/memory/workingSetBytes")),
            mebibytes(pod.at("/ephemeral-storage/usedBytes")));
      }
    }
    return table.text();
  }

  private static String cpu(JsonNode of) {
    return number(of.at("/cpu/usageNanoCores"), 1_000_000);
  }

  private static String mebibytes(JsonNode bytes) {
    return number(bytes, MEBIBYTE);
  }

  private static String number(JsonNode value, long unit) {
    return Optional.of(value)
        .filter(JsonNode::isNumber)
        .map(number -> Long.toString(number.asLong() / unit))
        .orElse("?");
  }
}
