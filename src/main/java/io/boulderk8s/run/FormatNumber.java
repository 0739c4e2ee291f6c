package io.boulderk8s.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;

/**
 * The versions of a format that this boulder-k8s understands, for data that outlives it. A number
 * grows when an older reader would misunderstand the data; added fields do not change it.
 *
 * @param what the numbered thing, as in "the agent speaks protocol 2"
 * @param oldest the oldest version that it understands
 * @param current the version that it writes
 */
record FormatNumber(String what, int oldest, int current) {
  /** The answer of the supervisor in a pod: Protocol in images/agent/spool/status.go. */
  static final FormatNumber AGENT = new FormatNumber("its agent speaks protocol", 1, 1);

  /** run.json; 0 is the format before there were numbers, with the same fields. */
  static final FormatNumber RECORD = new FormatNumber("its record has format", 0, 1);

  /** The annotation on a run's pod; 0 as for records. */
  static final FormatNumber TICKET = new FormatNumber("its pod's ticket has format", 0, 1);

  /** Returns the number in a text. */
  static int of(JsonNode json) {
    return json.path("format").asInt(0);
  }

  /**
   * Refuses a version that it does not understand.
   *
   * @param where the place, as "run a1b2c3d4"
   * @throws BoulderK8sException UNAVAILABLE
   */
  void check(String where, int found) {
    if (found > current) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          where.strip(),
          "%s %d, newer than this boulder-k8s knows (%d)".formatted(what, found, current),
          "use the boulder-k8s that started the run, or a newer one");
    }
    if (found < oldest) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          where.strip(),
          "%s %d, older than this boulder-k8s knows (%d)".formatted(what, found, oldest),
          "use the boulder-k8s that started the run; `boulder-k8s down --force` ends everything");
    }
  }
}
