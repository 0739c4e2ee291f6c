package io.boulderk8s.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.json.Json;
import io.boulderk8s.results.Counts;
import java.util.Optional;

/** Reads what the process of a cell left in its folder: run.json and results.json. */
public final class RecordedRun {

  private RecordedRun() {}

  /** Returns an empty result when the text is no record. */
  public static Optional<CellEnd.Recorded> record(String runJson) {
    return tree(runJson)
        .filter(run -> run.path("state").isTextual())
        .map(
            run ->
                new CellEnd.Recorded(
                    run.path("state").asText(),
                    Optional.of(run.path("exitCode")).filter(JsonNode::isInt).map(JsonNode::asInt),
                    run.path("reason").asText("")));
  }

  /** Returns the counts of tests by outcome; zero when the text has none. */
  public static Counts counts(String resultsJson) {
    return tree(resultsJson)
        .map(results -> results.path("counts"))
        .map(
            counts ->
                new Counts(
                    counts.path("passed").asInt(),
                    counts.path("failed").asInt(),
                    counts.path("skipped").asInt(),
                    counts.path("unfinished").asInt()))
        .orElse(Counts.NONE);
  }

  private static Optional<JsonNode> tree(String text) {
    try {
      return Optional.ofNullable(Json.MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
