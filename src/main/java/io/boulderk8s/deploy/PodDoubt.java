package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;

/**
 * A state that often passes: a pod that just ended may still hold what this one needs, a registry
 * may be busy. Once it has lasted, nobody waits for its end any more.
 *
 * @param what the state, for people
 * @param next what they can do
 * @param patience how long it has to last
 */
record PodDoubt(String what, String next, Duration patience) {
  private static final Duration PASSING = Duration.ofSeconds(7);

  /**
   * What there is to doubt of a pod that does not run yet. Of one that is being deleted, nothing.
   *
   * @param told what the kubelet said of its images
   */
  static Optional<PodDoubt> of(Pod pod, Optional<PullFailure> told) {
    boolean awaited =
        pod.getMetadata().getDeletionTimestamp() == null
            && PodStates.of(pod) instanceof PodState.Coming;
    return awaited
        ? noPlace(pod).or(() -> shown(pod).or(() -> told).map(PodDoubt::noImage))
        : Optional.empty();
  }

  /**
   * A node that is not ready is on its way, as after the start of a cluster: no reason to doubt.
   */
  private static Optional<PodDoubt> noPlace(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : PodStates.unscheduled(pod)
            .filter(message -> !message.contains("node.kubernetes.io/not-ready"))
            .map(
                message ->
                    new PodDoubt(
                        "no node takes it: " + message,
                        "`boulder-k8s down` of other stacks makes room; `boulder-k8s doctor` looks"
                            + " at this machine",
                        PASSING));
  }

  private static Optional<PullFailure> shown(Pod pod) {
    return PodStates.all(pod).flatMap(status -> PullFailure.of(status).stream()).findFirst();
  }

  private static PodDoubt noImage(PullFailure failure) {
    return failure.isFinal()
        ? new PodDoubt(
            "its image cannot be had: " + failure.message(),
            "correct its name, or put it where the nodes find it",
            Duration.ZERO)
        : new PodDoubt(
            "its image cannot be had: " + failure.message(),
            "see whether the nodes reach the registry; then again",
            PASSING);
  }

  BoulderK8sException of(String podName) {
    return BoulderK8sException.of(FailureKind.DEPENDENCY, "pod " + podName, what, next);
  }
}
