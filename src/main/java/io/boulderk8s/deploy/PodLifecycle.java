package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates and deletes single pods, and waits for both. */
public final class PodLifecycle {
  /** What the kubelet and the API server may take beside the pod's own time to end. */
  private static final Duration CLEAN_UP = Duration.ofSeconds(30);

  /** Kubernetes' own, of a pod that says none. */
  private static final long USUAL_GRACE_SECONDS = 30;

  private static final Optional<Boolean> GONE = Optional.of(true);

  private final KubernetesClient client;
  private final PodBoard board;
  private final boolean preserve;

  public PodLifecycle(KubernetesClient client, PodBoard board) {
    this(client, board, false);
  }

  /**
   * @param preserve refuses to replace a pod that runs: its data would go with it
   */
  public PodLifecycle(KubernetesClient client, PodBoard board, boolean preserve) {
    this.client = client;
    this.board = board;
    this.preserve = preserve;
  }

  /**
   * The pod that is there, if it still is what is wanted and runs or will; anything else is deleted
   * and made anew.
   */
  public boolean keepOrReplace(Pod wanted) {
    String name = wanted.getMetadata().getName();
    Pod there = client.pods().inNamespace(wanted.getMetadata().getNamespace()).withName(name).get();
    if (there != null && isStill(there, wanted)) {
      return true;
    }
    if (there != null) {
      refuseIfPreserved(there);
      delete(there);
    }
    create(wanted);
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

  public void create(Pod pod) {
    board.know(client.resource(pod).create());
  }

  /**
   * Deletes the pod within its grace period and waits until it is gone. One that was never read
   * from the cluster has no uid: then whichever has its name.
   */
  public void delete(Pod pod) {
    @Nullable String uid = pod.getMetadata().getUid();
    if (uid != null) {
      board.know(pod);
    }
    if (client.resource(pod).delete().isEmpty()) {
      board.forget(pod);
      return;
    }
    board.await(
        pod.getMetadata().getName(),
        "the end of the old pod",
        deletionLimit(pod),
        now -> now.filter(found -> isSame(found, uid)).isPresent() ? Optional.empty() : GONE);
  }

  /** How long its end may take: its own grace period (`stop_grace_period`), and some more. */
  static Duration deletionLimit(Pod pod) {
    @Nullable Long grace = pod.getSpec().getTerminationGracePeriodSeconds();
    return CLEAN_UP.plusSeconds(grace == null ? USUAL_GRACE_SECONDS : grace);
  }

  private static boolean isSame(Pod found, @Nullable String uid) {
    return uid == null || uid.equals(found.getMetadata().getUid());
  }

  private boolean isStill(Pod there, Pod wanted) {
    return there.getMetadata().getDeletionTimestamp() == null
        && Objects.equals(hash(there), hash(wanted))
        && (PodStates.of(there) instanceof PodState.Running
            || (PodStates.of(there) instanceof PodState.Coming && board.doubt(there).isEmpty()));
  }

  private static Optional<String> hash(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.SPEC_HASH));
  }
}
