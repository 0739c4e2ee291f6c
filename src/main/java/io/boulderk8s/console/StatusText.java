package io.boulderk8s.console;

import io.boulderk8s.app.ShowStatus;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.report.Table;
import java.util.List;

/** Shows the pods of a stack. */
public final class StatusText {
  private StatusText() {}

  public static String of(List<ShowStatus.Line> lines) {
    Table table = new Table(List.of("SERVICE", "STATE", "POD", "ADDRESS"));
    lines.forEach(
        line -> table.add(line.service(), describe(line.state()), line.pod(), line.address()));
    return table.text();
  }

  private static String describe(PodState state) {
    return switch (state) {
      case PodState.Coming(String what) -> "starting (" + what + ")";
      case PodState.Running(boolean healthy) -> healthy ? "running" : "running, not healthy";
      case PodState.Ended(int code, String reason) ->
          "exited (" + code + (reason.isEmpty() ? "" : ", " + reason) + ")";
      case PodState.Impossible(String reason) -> "failed (" + reason + ")";
    };
  }
}
