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

  /** Reads the line that `agent status` prints. */
  static RunStatus parse(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return new RunStatus(
          State.valueOf(json.path("state").asText().toUpperCase(java.util.Locale.ROOT)),
          json.path("code").asInt(),
          json.path("stdout").asLong(),
          json.path("stderr").asLong(),
          json.path("lost").asBoolean());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not a status of the supervisor: " + line, e);
    }
  }

  boolean complete(long stdoutSeen, long stderrSeen) {
    return state == State.EXITED && stdout == stdoutSeen && stderr == stderrSeen;
  }
}
