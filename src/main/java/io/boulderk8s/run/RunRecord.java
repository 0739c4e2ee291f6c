package io.boulderk8s.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of a run on this machine, as run.json in its folder. Times are ISO 8601.
 *
 * @param format {@link FormatNumber#RECORD}
 * @param state running, exited (both witnesses agree), stopped (for a cause), or unknown
 * @param exitCode of the command; absent when unknown
 * @param toolExitCode the exit code of `test` or `attach`
 * @param signal that ended the command; empty when none did, or unknown
 * @param stdoutBytes of the command's whole output, as the supervisor counted it; absent, as the
 *     other numbers, until then and when its end was not seen
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
    @Nullable Long stdoutBytes,
    @Nullable Long stderrBytes,
    @Nullable Long lostBytes,
    @Nullable Long oomKills,
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
        null,
        null,
        null,
        null,
        "",
        List.of());
  }

  boolean isOver() {
    return !state.equals(RUNNING);
  }

  /** Returns how it ended. */
  RunRecord ended(String now, RunEnd ending, RunVerdict verdict, List<String> notes) {
    Optional<RunStatus> seen = ending.supervisor();
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
        seen.map(RunStatus::signal).orElse(""),
        seen.map(RunStatus::stdout).orElse(null),
        seen.map(RunStatus::stderr).orElse(null),
        seen.map(RunStatus::lostBytes).orElse(null),
        seen.map(RunStatus::oomKills).orElse(null),
        verdict.failure().map(Throwable::getMessage).orElse(""),
        notes);
  }

  private static String state(RunVerdict verdict) {
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
