package io.boulderk8s.parity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.json.Json;

/** Formats the outcome for programs. */
public final class ParityJson {
  private ParityJson() {}

  public static String of(Parity parity) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("facts", parity.facts());
    root.put("holds", parity.holds());
    var unknown = root.putArray("unknown");
    parity.unknown().forEach(difference -> put(unknown.addObject(), difference));
    var known = root.putArray("known");
    parity
        .known()
        .forEach(
            excused ->
                put(known.addObject(), excused.difference()).put("reason", excused.by().reason()));
    return root.toPrettyString() + "\n";
  }

  private static ObjectNode put(ObjectNode object, Difference difference) {
    object
        .put("subject", difference.key().subject())
        .put("aspect", difference.key().aspect())
        .put("item", difference.key().item());
    difference.compose().ifPresent(value -> object.put("compose", value));
    difference.kubernetes().ifPresent(value -> object.put("kubernetes", value));
    return object;
  }
}
