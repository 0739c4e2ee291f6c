package io.boulderk8s.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.Verdict;
import io.boulderk8s.json.Json;

/** Formats a diagnosis for programs: the verdict, and under `also` other findings. */
public final class VerdictJson {

  private VerdictJson() {}

  public static String of(Diagnosis diagnosis) {
    ObjectNode root = verdict(diagnosis.verdict());
    ArrayNode also = root.putArray("also");
    diagnosis.verdicts().stream().skip(1).forEach(other -> also.add(verdict(other)));
    return root.toPrettyString() + "\n";
  }

  private static ObjectNode verdict(Verdict verdict) {
    ObjectNode node =
        Json.MAPPER
            .createObjectNode()
            .put("cause", verdict.cause().code())
            .put("owner", verdict.owner().toString())
            .put("what", verdict.what())
            .put("next", verdict.next());
    ArrayNode evidence = node.putArray("evidence");
    verdict
        .evidence()
        .forEach(line -> evidence.addObject().put("from", line.from()).put("line", line.line()));
    return node;
  }
}
