package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.Optional;

/** Keeps a dependency's pod that still has the wanted spec, and replaces any other. */
public final class PodReconciler {
  private final KubernetesClient client;
  private final PodWatch watch;
  private final PodLifecycle pods;
  private final boolean preserve;

  /**
   * Makes a reconciler of single pods.
   *
   * @param preserve whether it refuses to replace a running pod, whose data would be lost
   */
  public PodReconciler(KubernetesClient client, PodWatch watch, boolean preserve) {
    this.client = client;
    this.watch = watch;
    this.pods = new PodLifecycle(client, watch);
    this.preserve = preserve;
  }

  /**
   * Keeps the existing pod if it has the wanted spec and runs or will run; deletes any other and
   * creates the pod.
   *
   * @return whether the pod was kept
   */
  public boolean keepOrReplace(Pod wanted) {
    String name = wanted.getMetadata().getName();
    Pod there = client.pods().inNamespace(wanted.getMetadata().getNamespace()).withName(name).get();
    if (there != null && isStill(there, wanted)) {
      return true;
    }
    if (there != null) {
      refuseIfPreserved(there);
      pods.delete(there);
    }
    pods.create(wanted);
    return false;
  }

  private void refuseIfPreserved(Pod there) {
    boolean alive =
        there.getMetadata().getDeletionTimestamp() == null
            && PodStates.of(there) instanceof PodState.Running;
    if (preserve && alive) {
      throw BoulderK8sException.of(
          FailureKind.DEPENDENCY,
          "service " + there.getMetadata().getName(),
          "its definition has changed, so it would be replaced and its data lost (--preserve-db)",
          "run without --preserve-db, or undo the change");
    }
  }

  private boolean isStill(Pod there, Pod wanted) {
    return there.getMetadata().getDeletionTimestamp() == null
        && Objects.equals(hash(there), hash(wanted))
        && (PodStates.of(there) instanceof PodState.Running
            || (PodStates.of(there) instanceof PodState.Coming && watch.problem(there).isEmpty()));
  }

  private static Optional<String> hash(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.SPEC_HASH));
  }
}
