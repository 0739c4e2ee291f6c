package io.boulderk8s.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What the supervisor in the runner pod says of its run: the first witness of the exit code.
 *
 * @param exitCode of the command; meaningful once it has exited
 * @param stdout bytes of output so far, all of them once the command has exited
 * @param lost whether the supervisor itself could not keep some output (a full disk)
 */
record RunStatus(State state, int exitCode, long stdout, long stderr, boolean lost) {
  private static final JsonMapper JSON = new JsonMapper();

  enum State {
    ABSENT,
    RUNNING,
    EXITED
  }

  /**
   * Reads the line that `agent status` prints.
   *
   * @throws IllegalArgumentException for anything else: no number is made up
   */
  static RunStatus parse(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      State state = State.valueOf(json.path("state").asText().toUpperCase(java.util.Locale.ROOT));
      return new RunStatus(
          state,
          state == State.EXITED ? Math.toIntExact(number(json, "code")) : 0,
          number(json, "stdout"),
          number(json, "stderr"),
          json.path("lost").asBoolean());
    } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("not a status of the supervisor: " + line, e);
    }
  }

  private static long number(JsonNode json, String name) {
    JsonNode number = json.path(name);
    if (!number.isIntegralNumber()) {
      throw new IllegalArgumentException("no number: " + name);
    }
    return number.asLong();
  }

  boolean complete(long stdoutSeen, long stderrSeen) {
    return state == State.EXITED && stdout == stdoutSeen && stderr == stderrSeen;
  }
}
