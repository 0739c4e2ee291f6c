package io.boulderk8s.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run in the list of `runs`.
 *
 * @param state starting, running, ended (not yet read), exited, stopped, unknown, failed, or lost
 *     (its pod is gone, and its end was not seen)
 * @param started ISO 8601
 * @param ended ISO 8601, by this machine's clock
 * @param exitCode the exit code of `test`, or the one that `attach` will return
 */
public record RunView(
    String id,
    String namespace,
    String state,
    String started,
    @Nullable String ended,
    @Nullable Integer exitCode,
    List<String> command,
    String by,
    String remark) {
  static RunView over(RunRecord record) {
    return of(record, record.state(), record.ended(), record.toolExitCode(), record.reason());
  }

  static RunView alive(RunRecord record, String state, String remark) {
    return of(record, state, null, null, remark);
  }

  static RunView gone(RunRecord record) {
    return of(record, "lost", null, null, "its pod is gone, and its end was not seen");
  }

  static RunView asked(RunRecord record, RunStatus status) {
    return switch (status.state()) {
      case ABSENT -> alive(record, "starting", "");
      case RUNNING ->
          alive(record, RunRecord.RUNNING, status.stdout() + status.stderr() + " bytes so far");
      case EXITED ->
          of(
              record,
              "ended",
              null,
              status.exitCode(),
              "not read: boulder-k8s attach " + record.id());
    };
  }

  /** Makes the view of a run that goes on, without details. */
  static RunView unreadable(String id, String namespace, String remark) {
    return new RunView(
        id, namespace, RunRecord.RUNNING, "", null, null, List.of(), "another version", remark);
  }

  private static RunView of(
      RunRecord record,
      String state,
      @Nullable String ended,
      @Nullable Integer exitCode,
      String remark) {
    return new RunView(
        record.id(),
        record.namespace(),
        state,
        record.created(),
        ended,
        exitCode,
        record.command(),
        record.by(),
        remark);
  }
}
