package io.boulderk8s.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.json.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * The report of the supervisor in the runner pod: the first witness of the exit code.
 *
 * @param exitCode of the command; meaningful once it has exited
 * @param signal that ended the command, as SIGKILL; empty for none
 * @param stdout bytes of output so far; all of them once the command has exited
 * @param lost whether the supervisor could not keep some output (a full disk)
 * @param lostBytes the number of bytes that it could not keep
 * @param oomKills processes of the run that the kernel killed for lack of memory
 * @param heartbeatAgeMillis the age of the supervisor's last heartbeat
 * @param endedAgoMillis how long ago the command ended, by the pod's own clock; 0 while it runs
 * @param standIns who served in place of split services, once the command has exited
 */
record RunStatus(
    State state,
    int exitCode,
    String signal,
    long stdout,
    long stderr,
    boolean lost,
    long lostBytes,
    long oomKills,
    long heartbeatAgeMillis,
    long endedAgoMillis,
    Optional<StandInReport> standIns) {
  /** The supervisor touches it each second; a busy machine may need this long. */
  private static final long SILENCE_MILLIS = 10_000;

  enum State {
    ABSENT,
    RUNNING,
    EXITED
  }

  /**
   * Parses the line that `agent status` prints.
   *
   * @throws IllegalArgumentException for anything else: it makes up no number
   * @throws BoulderK8sException UNAVAILABLE for the line of an agent of another version
   */
  static RunStatus parse(String line) {
    try {
      JsonNode json = Json.MAPPER.readTree(line);
      FormatNumber.AGENT.check("run " + json.path("id").asText(), saidProtocol(json));
      State state = State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT));
      return new RunStatus(
          state,
          state == State.EXITED ? Math.toIntExact(number(json, "code")) : 0,
          json.path("signal").asText(),
          number(json, "stdout"),
          number(json, "stderr"),
          json.path("lost").asBoolean(),
          json.path("lostBytes").asLong(),
          json.path("oomKills").asLong(),
          json.path("heartbeatAgeMs").asLong(),
          json.path("endedAgoMs").asLong(),
          StandInReport.in(json));
    } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("not a status of the supervisor: " + line, e);
    }
  }

  /** A line without a protocol number is an older agent's; one without a state is no status. */
  private static int saidProtocol(JsonNode json) {
    if (!json.path("state").isTextual()) {
      throw new IllegalArgumentException("no state");
    }
    return json.has("protocol") ? Math.toIntExact(number(json, "protocol")) : 0;
  }

  private static long number(JsonNode json, String name) {
    JsonNode number = json.path(name);
    if (!number.isIntegralNumber()) {
      throw new IllegalArgumentException("no number: " + name);
    }
    return number.asLong();
  }

  /** Tells whether a supervisor will record the end, or has. */
  boolean isAttended() {
    return state == State.EXITED || (state == State.RUNNING && heartbeatAgeMillis < SILENCE_MILLIS);
  }

  /** Tells whether we saw bytes that the command cannot have written. */
  boolean isLessThan(long stdoutSeen, long stderrSeen) {
    return state == State.EXITED && (stdout < stdoutSeen || stderr < stderrSeen);
  }

  boolean complete(long stdoutSeen, long stderrSeen) {
    return state == State.EXITED && stdout == stdoutSeen && stderr == stderrSeen;
  }
}
