package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.OutputStream;
import java.util.Optional;

/** Clears a finished run's pod before a new run takes its name; saves its output first. */
final class StaleRun {
  /** A client on another machine may still be reading; one on this machine holds the record. */
  private static final long SOMEBODY_MAY_READ_MILLIS = 5000;

  private final RunContext context;

  StaleRun(RunContext context) {
    this.context = context;
  }

  /**
   * Deletes the pod that has this name.
   *
   * @throws BoulderK8sException BUSY when the run is going on, or another process still reads it
   */
  void clear(Pod wanted) {
    context.pods().there(wanted).ifPresent(this::remove);
  }

  private void remove(Pod there) {
    PodState state = PodStates.of(there);
    boolean over =
        there.getMetadata().getDeletionTimestamp() != null
            || state instanceof PodState.Ended
            || state instanceof PodState.Impossible;
    if (!over) {
      read(there);
    }
    context.pods().delete(there);
  }

  private void read(Pod there) {
    Optional<RunTicket> ticket = RunTicket.of(there);
    Optional<RunStatus> exited =
        context
            .pods()
            .open(there)
            .supervisor()
            .status()
            .filter(status -> status.state() == RunStatus.State.EXITED);
    if (exited.isEmpty() || isRead(ticket, exited.get())) {
      throw busy(there.getMetadata().getName(), ticket);
    }
    if (ticket.isPresent()) {
      context.reporter().notice(ticket.get().describe() + " ended unread: its record is kept");
      RunOutput nowhere =
          new RunOutput(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
      try (FollowedRun run = new FollowedRun(context, there)) {
        var _ =
            run.recorded(
                ticket.get(), new FollowOptions(nowhere, Optional.empty(), false, true, false));
      }
    }
  }

  private boolean isRead(Optional<RunTicket> ticket, RunStatus exited) {
    return ticket.isPresent()
        && (context.records().isFollowed(ticket.get().id())
            || (!context.records().has(ticket.get().id())
                && exited.endedAgoMillis() < SOMEBODY_MAY_READ_MILLIS));
  }

  private static BoulderK8sException busy(String name, Optional<RunTicket> ticket) {
    return BoulderK8sException.of(
        FailureKind.BUSY,
        "pod " + name,
        "a run is going on in this stack" + ticket.map(known -> ": " + known.describe()).orElse(""),
        ticket
            .map(
                known ->
                    "wait for it (`test --wait`), look at it (`boulder-k8s attach %1$s`), end it (`boulder-k8s cancel %1$s`; `boulder-k8s down --force`: with the stack)"
                        .formatted(known.id()))
            .orElse(
                "wait for it, or end it where it was started; `boulder-k8s down --force` ends"
                    + " everything"));
  }

  /** Another process created the pod at the same moment. */
  static BoulderK8sException overtaken(Pod wanted) {
    return busy(wanted.getMetadata().getName(), Optional.empty());
  }
}
