package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds current and past runs, and attaches to them or ends them. */
public final class Runs {
  private final RunContext context;

  public Runs(RunContext context) {
    this.context = context;
  }

  /**
   * Returns the namespace of a run that can still be followed; empty for one with only a record.
   */
  public Optional<String> place(String id) {
    return going(id).map(pod -> pod.getMetadata().getNamespace());
  }

  private Optional<Pod> going(String id) {
    return pod(id).filter(pod -> !(PodStates.of(pod) instanceof PodState.Ended));
  }

  /** Follows a run that another process started; shows an ended one from its record. */
  public int attach(String id, FollowOptions options) {
    Optional<Pod> pod = going(id);
    if (pod.isPresent()) {
      RunTicket ticket = RunTicket.of(pod.get()).orElseThrow(() -> none(id));
      refuseOtherVersions(pod.get());
      return new RunCompletion(context).follow(pod.get(), ticket, options);
    }
    Optional<RunRecord> record = context.records().find(id);
    return replay(record.filter(RunRecord::isOver).orElseThrow(() -> none(id)), options);
  }

  /**
   * Checks it before anything of it is read, or its record written.
   *
   * @throws BoulderK8sException UNAVAILABLE
   */
  private void refuseOtherVersions(Pod pod) {
    if (PodStates.of(pod) instanceof PodState.Running) {
      var _ = supervisor(pod).status();
    }
  }

  private int replay(RunRecord record, FollowOptions options) {
    context.records().replay(record.id(), options.output());
    options.artifacts().ifPresent(folder -> context.records().copy(record.id(), folder));
    record.notes().forEach(context.reporter()::notice);
    context
        .reporter()
        .progress("run %s: %s at %s".formatted(record.id(), record.state(), record.ended()));
    if (!record.reason().isEmpty()) {
      context.reporter().notice(record.reason());
    }
    return Optional.ofNullable(record.toolExitCode())
        .orElse(FailureKind.OUTCOME_UNKNOWN.exitCode());
  }

  /**
   * Ends a run as Ctrl-C would, and in the end by SIGKILL. Its output and exit code stay for the
   * client that follows it, or attaches to it.
   */
  public void cancel(String id, Duration grace) {
    Pod pod = pod(id).orElseThrow(() -> withoutPod(id));
    PodState state = PodStates.of(pod);
    if (state instanceof PodState.Ended) {
      throw over(id);
    }
    Supervisor supervisor = supervisor(pod);
    if (state instanceof PodState.Coming || state instanceof PodState.Impossible) {
      context.pods().end(pod);
      return;
    }
    refuseOtherVersions(pod);
    Supervisor.Answer answer = supervisor.stop(grace);
    if (answer == Supervisor.Answer.DONE) {
      return;
    }
    boolean exited =
        supervisor.status().filter(status -> status.state() == RunStatus.State.EXITED).isPresent();
    if (exited) {
      throw over(id);
    }
    if (answer == Supervisor.Answer.NONE) {
      throw deaf(id);
    }
    context
        .reporter()
        .notice("run " + id + " is ending already: what its command left behind is being ended");
  }

  /**
   * Clears the ended runs of a stack away; keeps the unread ones as records.
   *
   * @throws BoulderK8sException BUSY when one goes on, or is being read
   */
  public void clear(String namespace) {
    context.pods().in(Optional.of(namespace)).forEach(new StaleRun(context)::clear);
  }

  private static BoulderK8sException deaf(String id) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        "run " + id,
        "its supervisor did not answer",
        "try again; `boulder-k8s down --force` ends everything");
  }

  /**
   * Lists the runs of a stack, or of all: those of this machine's records, and those on the
   * cluster.
   *
   * @param namespace empty: all of this cluster
   */
  public List<RunView> list(Optional<String> namespace) {
    Map<String, Pod> pods = new HashMap<>();
    context
        .pods()
        .in(namespace)
        .forEach(pod -> pods.put(pod.getMetadata().getLabels().get(RunTicket.LABEL), pod));
    List<RunView> views = new ArrayList<>();
    for (RunRecord record : context.records().all()) {
      boolean ours =
          record.cluster().equals(context.cluster())
              && namespace.map(record.namespace()::equals).orElse(true);
      if (ours) {
        Optional<Pod> pod = Optional.ofNullable(pods.remove(record.id()));
        views.add(record.isOver() ? RunView.over(record) : view(record, pod));
      }
    }
    context.records().unreadable().forEach(this::tell);
    pods.values().forEach(pod -> withoutRecord(pod).ifPresent(views::add));
    views.sort(java.util.Comparator.comparing(RunView::started));
    return views;
  }

  private void tell(BoulderK8sException why) {
    context.reporter().notice(String.valueOf(why.getMessage()));
  }

  private Optional<RunView> withoutRecord(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    try {
      return RunTicket.of(pod)
          .map(ticket -> RunRecord.begun(ticket, context.cluster(), namespace))
          .map(record -> view(record, Optional.of(pod)));
    } catch (BoulderK8sException e) {
      // of another version; its command runs all the same
      tell(e);
      String id = pod.getMetadata().getLabels().getOrDefault(RunTicket.LABEL, "");
      return PodStates.of(pod) instanceof PodState.Running
          ? Optional.of(RunView.unreadable(id, namespace, String.valueOf(e.getMessage())))
          : Optional.empty();
    }
  }

  private RunView view(RunRecord record, Optional<Pod> pod) {
    if (pod.isEmpty()) {
      return RunView.gone(record);
    }
    return switch (PodStates.of(pod.get())) {
      case PodState.Coming(String what) -> RunView.alive(record, "starting", what);
      case PodState.Impossible(String reason) -> RunView.alive(record, "failed", reason);
      case PodState.Ended(int code, String reason) ->
          RunView.alive(record, RunRecord.UNKNOWN, "container ended with " + code + " " + reason);
      case PodState.Running _ -> asked(record, pod.get());
    };
  }

  private RunView asked(RunRecord record, Pod pod) {
    try {
      return supervisor(pod)
          .status()
          .map(status -> RunView.asked(record, status))
          .orElseGet(() -> RunView.alive(record, RunRecord.RUNNING, "it does not answer"));
    } catch (BoulderK8sException e) {
      // its container runs, whatever protocol its agent speaks
      tell(e);
      return RunView.alive(record, RunRecord.RUNNING, String.valueOf(e.getMessage()));
    }
  }

  private Supervisor supervisor(Pod pod) {
    return context.pods().open(pod).supervisor();
  }

  private Optional<Pod> pod(String id) {
    return RunRecords.isId(id) ? context.pods().of(id) : Optional.empty();
  }

  /** Lists an unreadable record with its problem. */
  private BoulderK8sException withoutPod(String id) {
    return context.records().find(id).filter(RunRecord::isOver).isPresent() ? over(id) : none(id);
  }

  private static BoulderK8sException none(String id) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        "run " + id,
        "there is no such run on the cluster, and no record of it here",
        "`boulder-k8s runs` shows what there is");
  }

  private static BoulderK8sException over(String id) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        "run " + id,
        "it has ended",
        "`boulder-k8s attach " + id + "` shows its output and gives its exit code");
  }
}
