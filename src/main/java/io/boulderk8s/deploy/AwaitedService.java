package io.boulderk8s.deploy;

import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.boulderk8s.staging.BackingService;
import io.boulderk8s.staging.SplitService;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.function.Predicate;

/**
 * A service that somebody waits for; selects its pods, of any revision.
 *
 * @param from the place in the checkout that lists it
 * @param replicas pods that must be ready
 */
record AwaitedService(PodRole role, String name, String from, int replicas)
    implements Predicate<Pod> {
  /** Describes one that is split from the runner. */
  AwaitedService(String name, String from, int replicas) {
    this(PodRole.SERVICE, name, from, replicas);
  }

  static AwaitedService of(SplitService split) {
    return new AwaitedService(
        split.workload().service(), split.from().at().toString(), split.replicas());
  }

  static AwaitedService of(BackingService backing) {
    return new AwaitedService(
        PodRole.DEPENDENCY,
        backing.workload().service(),
        backing.workload().source().toString(),
        1);
  }

  @Override
  public boolean test(Pod pod) {
    return role.isOf(pod) && Labels.service(name).equals(Labels.serviceOf(pod));
  }

  /** Returns the words for it in a failure. */
  String place() {
    return (from + " service " + name).strip();
  }

  /**
   * Returns where to read whom it may call; NetworkPolicies drop what no configuration leads to.
   */
  String calls() {
    return role == PodRole.SERVICE
        ? "; the calls that NetworkPolicies let through: boulder-k8s services " + name
        : "";
  }
}
