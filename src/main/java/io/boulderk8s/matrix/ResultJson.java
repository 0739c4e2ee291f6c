package io.boulderk8s.matrix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.json.Json;

/** Formats the result of a matrix for programs. Times are in seconds, sizes in bytes. */
public final class ResultJson {

  private ResultJson() {}

  public static String of(MatrixResult result) {
    ObjectNode root =
        Json.MAPPER
            .createObjectNode()
            .put("exit_code", result.exitCode())
            .put("wall_seconds", Usage.seconds(result.wall()))
            .put("cpu_seconds", Usage.seconds(result.cpu()))
            .put("longest_seconds", Usage.seconds(result.longest()));
    ArrayNode cells = root.putArray("cells");
    result.cells().forEach(cell -> put(cells.addObject(), cell));
    return root.toPrettyString() + "\n";
  }

  private static void put(ObjectNode node, CellResult result) {
    node.put("id", result.cell().id())
        .put("command", result.cell().name())
        .put("end", result.end().state().word())
        .put("exit_code", result.end().exitCode())
        .put("why", result.end().why())
        .put("artifacts", result.artifacts());
    result.usage().ifPresent(usage -> UsageJson.put(node, usage));
    node.putObject("tests")
        .put("passed", result.tests().passed())
        .put("failed", result.tests().failed())
        .put("skipped", result.tests().skipped())
        .put("unfinished", result.tests().unfinished());
  }
}
