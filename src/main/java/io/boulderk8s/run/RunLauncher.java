package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;

/** Starts runs: at most one of a workload at a time, whose pod's name keeps the others out. */
public final class RunLauncher {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** Only the name of its pod counts. */
  private static final String ANY_RUN = "any";

  private final RunContext context;

  public RunLauncher(RunContext context) {
    this.context = context;
  }

  /**
   * Checks for a run of the workload before anything that it uses is touched.
   *
   * @throws BoulderK8sException BUSY when one is going on
   */
  public void refuseIfBusy(Manifests manifests, Workload workload) {
    clear(manifests.run(workload, ANY_RUN));
  }

  /** Does the same as {@link #refuseIfBusy}, but waits for the end of that run. */
  public void awaitFree(Manifests manifests, Workload workload) {
    boolean told = false;
    while (true) {
      try {
        refuseIfBusy(manifests, workload);
        return;
      } catch (BoulderK8sException e) {
        if (e.kind() != FailureKind.BUSY) {
          throw e;
        }
        if (!told) {
          context.reporter().progress("waiting: " + e.problems().getFirst().what());
          told = true;
        }
      }
      context.pause().pause(BETWEEN_LOOKS);
    }
  }

  /**
   * Starts a run and does not follow it: {@link RunCompletion} does.
   *
   * @return the created pod
   * @throws BoulderK8sException BUSY when another one is going on
   */
  public Pod launch(Manifests manifests, Workload workload, RunTicket ticket) {
    return launch(ticket.on(manifests.run(workload, ticket.id())));
  }

  Pod launch(Pod pod) {
    clear(pod);
    return context.pods().create(pod);
  }

  private void clear(Pod pod) {
    context
        .reporter()
        .span(
            "look for an earlier " + pod.getMetadata().getName(),
            () -> new StaleRun(context).clear(pod));
  }
}
