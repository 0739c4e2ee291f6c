package io.boulderk8s.console;

import io.boulderk8s.app.RevisionStatus;
import io.boulderk8s.app.ServiceStatus;
import io.boulderk8s.app.ShowStatus;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.report.Table;
import java.util.List;

/** Shows the pods of a stack. */
public final class StatusText {
  private StatusText() {}

  public static String of(ShowStatus.Found found) {
    return found.services().isEmpty()
        ? pods(found.pods())
        : services(found.services()) + revisions(found.revisions()) + "\n" + pods(found.pods());
  }

  private static String services(List<ServiceStatus> services) {
    Table table = new Table(List.of("SERVICE", "READY", "RESTARTS", "BUILD", "HEALTH"));
    services.forEach(
        service ->
            table.add(
                service.service(),
                service.ready() + "/" + service.wanted(),
                String.valueOf(service.restarts()),
                service.image(),
                health(service)));
    return table.text();
  }

  private static String revisions(List<RevisionStatus> revisions) {
    if (revisions.isEmpty()) {
      return "";
    }
    Table table = new Table(List.of("REVISION", "READY AT", "STATE", "BUILD", "CHANGED"));
    revisions.forEach(
        revision ->
            table.add(
                String.valueOf(revision.number()),
                revision.made(),
                revision.state(),
                revision.programs(),
                RevisionStatus.some(revision.differing())));
    return "\n" + table.text();
  }

  private static String health(ServiceStatus service) {
    return service
        .unready()
        .map(StatusText::describe)
        .orElse(service.ready() < service.wanted() ? "pods are missing" : "serving");
  }

  private static String pods(List<ShowStatus.Line> lines) {
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
