package io.boulderk8s.run;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Follows launched runs to their ends, and clears their pods away. */
public final class RunCompletion {
  private final RunContext context;
  private final Reporter reporter;

  public RunCompletion(RunContext context) {
    this.context = context;
    this.reporter = context.reporter();
  }

  /** Waits until a launched run has started. */
  public void awaitStart(Pod created) {
    try (RunFollower follower = new RunFollower(context, created)) {
      follower.awaitStart();
    }
  }

  /**
   * Follows a run to its end. The pod of a run that is only out of reach stays: it may still end
   * well.
   *
   * @return the command's own exit code
   */
  public int follow(Pod created, RunTicket ticket, FollowOptions options) {
    reporter.report(new Event.RunStarted(ticket.id()));
    RunVerdict verdict = verdict(created, ticket, options);
    String failure = verdict.failure().map(Throwable::getMessage).orElse("");
    reporter.report(new Event.RunEnded(ticket.id(), verdict.toolExitCode(), failure));
    return verdict.orThrow();
  }

  private RunVerdict verdict(Pod created, RunTicket ticket, FollowOptions options) {
    boolean mustGo = false;
    try (FollowedRun run = new FollowedRun(context, created)) {
      RunVerdict verdict = run.recorded(ticket, options);
      mustGo = verdict.over() && !options.keepPod() && canGo(verdict) && run.isSoleReader();
      return verdict;
    } catch (RuntimeException e) {
      // a run survives the end of its client, but not a signal of the user before it could be
      // followed
      mustGo = Cancellation.requested().isPresent() && options.forwardSignals();
      throw e;
    } finally {
      if (mustGo) {
        Cancellation.shielded(() -> remove(created));
      }
    }
  }

  /** The pod of a lost node went with it; no kubelet would end it. */
  private boolean canGo(RunVerdict verdict) {
    return verdict.failure().isEmpty() || context.pods().lostNode().isEmpty();
  }

  /** Waits for the pod's end; a failure must not lose the known end of the run. */
  private void remove(Pod pod) {
    try {
      reporter.span(
          "the end of pod " + pod.getMetadata().getName(), () -> context.pods().delete(pod));
    } catch (BoulderK8sException | KubernetesClientException e) {
      reporter.notice("the pod of the run is not gone yet: " + e.getMessage());
    }
  }

  /**
   * Follows a run without a record, and deletes its pod without waiting: the next user of its name
   * waits.
   */
  int plain(Pod created, RunOutput output) {
    try (FollowedRun run = new FollowedRun(context, created)) {
      return run.plain(output).orThrow();
    } finally {
      Cancellation.shielded(() -> dismiss(created));
    }
  }

  private void dismiss(Pod pod) {
    try {
      context.pods().end(pod);
    } catch (KubernetesClientException e) {
      reporter.notice("the pod of the setup is not gone yet: " + e.getMessage());
    }
  }
}
