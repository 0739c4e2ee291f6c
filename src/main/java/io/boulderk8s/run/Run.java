package io.boulderk8s.run;

import io.boulderk8s.deploy.PodBoard;
import io.boulderk8s.deploy.PodLifecycle;
import io.boulderk8s.deploy.PodState;
import io.boulderk8s.deploy.PodStates;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One execution of a command in a pod of its own, as `docker compose run --rm` does it. The exit
 * code has two witnesses, the supervisor's record and the container's terminated state; where they
 * differ it is unknown.
 */
public final class Run {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  private final KubernetesClient api;
  private final KubernetesClient streams;
  private final PodBoard board;
  private final Interrupts interrupts;
  private final Pause pause;
  private final Reporter reporter;

  public Run(
      KubernetesClient api,
      KubernetesClient streams,
      PodBoard board,
      Interrupts interrupts,
      Pause pause,
      Reporter reporter) {
    this.api = api;
    this.streams = streams;
    this.board = board;
    this.interrupts = interrupts;
    this.pause = pause;
    this.reporter = reporter;
  }

  /**
   * Runs the pod's command to its end.
   *
   * @return the command's own exit code
   * @throws BoulderK8sException BUSY when a run of that name is going on, OUTCOME_UNKNOWN when the
   *     end cannot be learned
   */
  public int execute(Pod pod, RunOutput output) {
    PodLifecycle lifecycle = new PodLifecycle(api, board);
    clearFinished(pod);
    create(pod, lifecycle);
    int code = attachOrRemove(pod, output, lifecycle);
    remove(pod, lifecycle);
    return code;
  }

  /** Slow as it may be to go: how the run ended is known, and must not be lost for that. */
  private void remove(Pod pod, PodLifecycle lifecycle) {
    try {
      lifecycle.delete(pod);
    } catch (BoulderK8sException | KubernetesClientException e) {
      reporter.notice("the pod of the run is not gone yet: " + e.getMessage());
    }
  }

  private int attachOrRemove(Pod pod, RunOutput output, PodLifecycle lifecycle) {
    try {
      return attach(pod, output);
    } catch (RuntimeException failure) {
      try {
        lifecycle.delete(pod);
      } catch (RuntimeException another) {
        failure.addSuppressed(another);
      }
      throw failure;
    }
  }

  private int attach(Pod pod, RunOutput output) {
    String name = pod.getMetadata().getName();
    Supervisor supervisor =
        new Supervisor(
            new KubernetesPodExec(
                streams,
                pod.getMetadata().getNamespace(),
                name,
                pod.getSpec().getContainers().getFirst().getName()));
    AtomicInteger received = new AtomicInteger();
    try (Interrupts.Registration _ =
        interrupts.forward(signal -> forward(supervisor, signal, received))) {
      board.await(name, "the start of the run", START_LIMIT, Run::started);
      RunStatus first =
          new SpoolReader(supervisor, pause, reporter)
              .follow(output.stdout(), output.stderr(), () -> gone(name));
      supervisor.release();
      return agreed(
          first, board.await(name, "the end of the run's container", END_LIMIT, Run::ended));
    }
  }

  /** The first one as the user sent it, as on a terminal; whoever insists means it. */
  private static void forward(Supervisor supervisor, String signal, AtomicInteger received) {
    supervisor.signal(received.getAndIncrement() == 0 ? signal : "KILL");
  }

  private void create(Pod pod, PodLifecycle lifecycle) {
    try {
      lifecycle.create(pod);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        throw busy(pod.getMetadata().getName());
      }
      throw e;
    }
  }

  /**
   * The remains of a run whose client went away are in nobody's way.
   *
   * @throws BoulderK8sException BUSY when it is still going on
   */
  void clearFinished(Pod wanted) {
    Pod there = api.resource(wanted).get();
    if (there == null) {
      return;
    }
    boolean over =
        there.getMetadata().getDeletionTimestamp() != null
            || PodStates.of(there) instanceof PodState.Ended
            || PodStates.of(there) instanceof PodState.Impossible
            || exited(there);
    if (!over) {
      throw busy(there.getMetadata().getName());
    }
    new PodLifecycle(api, board).delete(there);
  }

  private boolean exited(Pod there) {
    return new Supervisor(
            new KubernetesPodExec(
                streams,
                there.getMetadata().getNamespace(),
                there.getMetadata().getName(),
                there.getSpec().getContainers().getFirst().getName()))
        .status()
        .filter(status -> status.state() == RunStatus.State.EXITED)
        .isPresent();
  }

  private static BoulderK8sException busy(String name) {
    return BoulderK8sException.of(
        FailureKind.BUSY,
        "pod " + name,
        "a run is going on in this stack",
        "wait for it, or end it with Ctrl-C where it was started; `boulder-k8s down` ends everything");
  }

  private static Optional<Boolean> started(Optional<Pod> pod) {
    return switch (pod.map(PodStates::of).orElse(new PodState.Coming(""))) {
      case PodState.Coming _ -> Optional.empty();
      case PodState.Running _ -> Optional.of(true);
      case PodState.Ended(int code, String reason) ->
          throw notStarted("exit code " + code + " " + reason);
      case PodState.Impossible(String reason) -> throw notStarted(reason);
    };
  }

  private static BoulderK8sException notStarted(String reason) {
    return BoulderK8sException.of(
        FailureKind.DEPENDENCY,
        "run",
        "the run could not be started: " + reason,
        "see `boulder-k8s status`");
  }

  private Optional<String> gone(String name) {
    Optional<Pod> pod = board.pod(name);
    if (pod.isEmpty()) {
      return Optional.of("its pod was deleted");
    }
    return switch (PodStates.of(pod.get())) {
      case PodState.Ended(int code, String reason) ->
          Optional.of(
              "its container ended ("
                  + reason
                  + ", exit code "
                  + code
                  + ") before the supervisor recorded an end");
      case PodState.Impossible(String reason) -> Optional.of(reason);
      case PodState.Coming _, PodState.Running _ -> Optional.empty();
    };
  }

  private static Optional<Integer> ended(Optional<Pod> pod) {
    return pod.map(PodStates::of)
        .flatMap(
            state ->
                state instanceof PodState.Ended(int code, _)
                    ? Optional.of(code)
                    : Optional.empty());
  }

  private int agreed(RunStatus supervisor, int container) {
    if (supervisor.lost()) {
      reporter.notice(
          "part of the run's output was lost in the pod: the disk of its node was full");
    }
    if (supervisor.exitCode() == container) {
      return container;
    }
    throw BoulderK8sException.of(
        FailureKind.OUTCOME_UNKNOWN,
        "run",
        "the witnesses differ: the supervisor recorded exit code %d, the container ended with %d"
            .formatted(supervisor.exitCode(), container),
        "run it again; if it happens again this is a bug of boulder-k8s");
  }
}
