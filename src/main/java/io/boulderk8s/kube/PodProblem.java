package io.boulderk8s.kube;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;

/**
 * Describes why a pod does not start: no node takes it, or its image cannot be pulled. It fails a
 * wait once it has lasted for a grace period, since both often pass: a pod that just ended may
 * still hold what this one needs, a registry may be busy.
 *
 * @param what the problem, for people
 * @param next the next step
 * @param patience how long it has to last
 */
public record PodProblem(String what, String next, Duration patience) {
  private static final Duration PASSING = Duration.ofSeconds(7);

  /**
   * Finds the problem of a pod that does not run yet; none of one that is being deleted.
   *
   * @param told the kubelet's event about its images
   */
  static Optional<PodProblem> of(Pod pod, Optional<PullFailure> told) {
    boolean awaited =
        pod.getMetadata().getDeletionTimestamp() == null
            && PodStates.of(pod) instanceof PodState.Coming;
    return awaited
        ? noPlace(pod).or(() -> shown(pod).or(() -> told).map(PodProblem::noImage))
        : Optional.empty();
  }

  /** Ignores a node that is not ready yet, as after the start of a cluster. */
  private static Optional<PodProblem> noPlace(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : PodStates.unscheduled(pod)
            .filter(message -> !message.contains("node.kubernetes.io/not-ready"))
            .map(
                message ->
                    new PodProblem(
                        "no node takes it: " + message,
                        "`boulder-k8s down` of other stacks makes room; `boulder-k8s doctor` looks"
                            + " at this machine",
                        PASSING));
  }

  private static Optional<PullFailure> shown(Pod pod) {
    return PodStates.all(pod).flatMap(status -> PullFailure.of(status).stream()).findFirst();
  }

  private static PodProblem noImage(PullFailure failure) {
    return failure.isFinal()
        ? new PodProblem(
            "its image is not available: " + failure.message(),
            "correct its name, or put it where the nodes find it",
            Duration.ZERO)
        : new PodProblem(
            "its image is not available: " + failure.message(),
            "see whether the nodes reach the registry; then again",
            PASSING);
  }

  BoulderK8sException of(String where) {
    return BoulderK8sException.of(FailureKind.DEPENDENCY, where, what, next);
  }
}
