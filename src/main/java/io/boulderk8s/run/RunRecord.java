package io.boulderk8s.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of a run on this machine, as run.json in its folder. Times are ISO 8601.
 *
 * @param format {@link FormatNumber#RECORD}
 * @param state running, exited (both witnesses agree), stopped (for a cause), or unknown
 * @param exitCode of the command; absent when unknown
 * @param toolExitCode the exit code of `test` or `attach`
 * @param reason of an end other than a plain exit
 * @param notes events meanwhile: restarts of dependencies, lost output
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunRecord(
    int format,
    String id,
    String cluster,
    String namespace,
    List<String> command,
    String by,
    String created,
    @Nullable String ended,
    String state,
    @Nullable Integer exitCode,
    @Nullable Integer toolExitCode,
    String signal,
    long stdoutBytes,
    long stderrBytes,
    long lostBytes,
    long oomKills,
    String reason,
    List<String> notes) {
  static final String RUNNING = "running";
  static final String EXITED = "exited";
  static final String STOPPED = "stopped";
  static final String UNKNOWN = "unknown";

  public RunRecord {
    // as read from a file
    Objects.requireNonNull(id);
    Objects.requireNonNull(created);
    Objects.requireNonNull(state);
    command = List.copyOf(command);
    notes = List.copyOf(notes);
  }

  static RunRecord begun(RunTicket ticket, String cluster, String namespace) {
    return new RunRecord(
        FormatNumber.RECORD.current(),
        ticket.id(),
        cluster,
        namespace,
        ticket.command(),
        ticket.by(),
        ticket.created(),
        null,
        RUNNING,
        null,
        null,
        "",
        0,
        0,
        0,
        0,
        "",
        List.of());
  }

  boolean isOver() {
    return !state.equals(RUNNING);
  }

  /** Returns how it ended. */
  RunRecord ended(String now, RunEnd ending, Verdict verdict, List<String> seen) {
    RunStatus status =
        ending
            .supervisor()
            .orElse(
                new RunStatus(
                    RunStatus.State.ABSENT, 0, "", stdoutBytes, stderrBytes, false, 0, 0, 0, 0));
    return new RunRecord(
        format,
        id,
        cluster,
        namespace,
        command,
        by,
        created,
        now,
        state(verdict),
        verdict.code().orElse(null),
        verdict.toolExitCode(),
        status.signal(),
        status.stdout(),
        status.stderr(),
        status.lostBytes(),
        status.oomKills(),
        verdict.failure().map(Throwable::getMessage).orElse(""),
        seen);
  }

  private static String state(Verdict verdict) {
    if (verdict.failure().isEmpty()) {
      return EXITED;
    }
    return switch (verdict.failure().get().kind()) {
      case OUTCOME_UNKNOWN, UNAVAILABLE -> UNKNOWN;
      case IO -> EXITED;
      default -> STOPPED;
    };
  }
}
