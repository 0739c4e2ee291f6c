package io.boulderk8s.run;

import io.boulderk8s.deploy.PodBoard;
import io.boulderk8s.deploy.PodLifecycle;
import io.boulderk8s.deploy.Rollout;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A checkout's stack on a cluster: brings it up and runs commands in it. */
public final class Stack {
  private final KubernetesClient api;
  private final KubernetesClient streams;
  private final Interrupts interrupts;
  private final Pause pause;
  private final Supplier<String> runIds;
  private final Reporter reporter;

  /**
   * A stack's tools.
   *
   * @param api for short calls, which it repeats when they fail
   * @param streams for exec, which must not be repeated
   * @param runIds a new name for each run
   */
  public Stack(
      KubernetesClient api,
      KubernetesClient streams,
      Interrupts interrupts,
      Pause pause,
      Supplier<String> runIds,
      Reporter reporter) {
    this.api = api;
    this.streams = streams;
    this.interrupts = interrupts;
    this.pause = pause;
    this.runIds = runIds;
    this.reporter = reporter;
  }

  /**
   * Prepares the checkout, as `docker compose run --rm bsetup` does. Its output is the user's.
   *
   * @return the exit code; the checkout is ready only if it is 0
   */
  public int setUp(Plan plan, Manifests manifests, Path checkout, RunOutput output) {
    StackNamespace namespace = new StackNamespace(api);
    String name = manifests.namespace().getMetadata().getName();
    namespace.awaitDeletion(name);
    namespace.claim(manifests.namespace(), checkout, manifests.foundation());
    for (Workload setup : plan.setup()) {
      int code =
          reporter.step(
              "setup: " + setup.service(),
              () -> {
                reporter.report(new Event.OutputFollows());
                return execute(manifests, setup, output);
              });
      if (code != 0) {
        return code;
      }
    }
    return 0;
  }

  /** Starts what the runner depends on and waits until it is as far as `depends_on` asks. */
  public void start(Plan plan, Manifests manifests) {
    try (PodBoard board = board(manifests)) {
      Rollout rollout =
          new Rollout(manifests, new PodLifecycle(api, board), board, api, streams, reporter);
      reporter.step("dependencies ready", () -> rollout.start(plan.dependencies(), plan.runner()));
    }
  }

  /**
   * Looks for a run of the workload before anything that it uses is touched.
   *
   * @throws BoulderK8sException BUSY when one is going on
   */
  public void refuseIfBusy(Manifests manifests, Workload workload) {
    try (PodBoard board = board(manifests)) {
      run(board).clearFinished(manifests.run(workload, runIds.get()));
    }
  }

  /** Runs a workload to its end; the exit code is the command's own. */
  public int execute(Manifests manifests, Workload workload, RunOutput output) {
    try (PodBoard board = board(manifests)) {
      return run(board).execute(manifests.run(workload, runIds.get()), output);
    }
  }

  private PodBoard board(Manifests manifests) {
    return PodBoard.open(api, manifests.namespace().getMetadata().getName());
  }

  private Run run(PodBoard board) {
    return new Run(api, streams, board, interrupts, pause, reporter);
  }
}
