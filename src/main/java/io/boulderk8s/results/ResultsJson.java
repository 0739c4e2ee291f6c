package io.boulderk8s.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.json.Json;
import java.util.Locale;

/** Formats results as JSON for programs. Durations are in seconds. */
public final class ResultsJson {

  private ResultsJson() {}

  public static String of(TestResults results) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.set("counts", counts(results.counts()));
    ArrayNode suites = root.putArray("suites");
    results.suites().forEach(suite -> suites.add(suite(suite)));
    return root.toPrettyString() + "\n";
  }

  private static ObjectNode suite(TestSuite suite) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("name", suite.name());
    suite.took().ifPresent(took -> node.put("seconds", took.toNanos() / 1e9));
    node.set("counts", counts(suite.counts()));
    ArrayNode tests = node.putArray("tests");
    suite.cases().forEach(test -> tests.add(test(test)));
    return node;
  }

  private static ObjectNode test(TestCase test) {
    ObjectNode node =
        Json.MAPPER
            .createObjectNode()
            .put("name", test.name())
            .put("outcome", test.outcome().name().toLowerCase(Locale.ROOT));
    test.took().ifPresent(took -> node.put("seconds", took.toNanos() / 1e9));
    if (!test.detail().isEmpty()) {
      node.put("detail", test.detail());
    }
    return node.put("place", test.place());
  }

  private static ObjectNode counts(Counts counts) {
    return Json.MAPPER
        .createObjectNode()
        .put("passed", counts.passed())
        .put("failed", counts.failed())
        .put("skipped", counts.skipped())
        .put("unfinished", counts.unfinished());
  }
}
