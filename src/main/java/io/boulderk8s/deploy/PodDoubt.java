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
 */
record PodDoubt(String what, String next) {
  /** How long it has to last. */
  static final Duration LIMIT = Duration.ofSeconds(7);

  static Optional<PodDoubt> of(Pod pod) {
    return noPlace(pod).or(() -> noImage(pod));
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
                            + " at this machine"));
  }

  private static Optional<PodDoubt> noImage(Pod pod) {
    return PodStates.all(pod)
        .flatMap(status -> PullFailure.of(status).stream())
        .findFirst()
        .map(
            failure ->
                new PodDoubt(
                    failure.container() + ": ErrImagePull: " + failure.message(),
                    "see whether the nodes reach the registry; then again"));
  }

  BoulderK8sException of(String podName) {
    return BoulderK8sException.of(FailureKind.DEPENDENCY, "pod " + podName, what, next);
  }
}
