package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Parallel;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates and deletes single pods, and waits for both. */
public final class PodLifecycle {
  /** The time that the kubelet and the API server may need beside the pod's own time to end. */
  private static final Duration CLEAN_UP = Duration.ofSeconds(30);

  /** The time more that each of many may take when they end beside one another. */
  private static final Duration FOR_EACH_OTHER = Duration.ofSeconds(2);

  /** Kubernetes' default, for a pod that sets none. */
  private static final long USUAL_GRACE_SECONDS = 30;

  private static final Optional<Boolean> GONE = Optional.of(true);

  private final KubernetesClient client;
  private final PodWatch watch;

  public PodLifecycle(KubernetesClient client, PodWatch watch) {
    this.client = client;
    this.watch = watch;
  }

  public void create(Pod pod) {
    watch.created(client.resource(pod).create());
  }

  /**
   * Deletes the pod within its grace period and waits until it is gone. A pod that was never read
   * from the cluster has no uid: then this deletes whichever has its name.
   */
  public void delete(Pod pod) {
    delete(pod, 1);
  }

  /**
   * Deletes all of them at the same time: a node with few processors then takes longer for each.
   */
  public void deleteAll(Collection<Pod> pods) {
    Parallel.forEach(pods, pod -> delete(pod, pods.size()));
  }

  private void delete(Pod pod, int together) {
    @Nullable String uid = pod.getMetadata().getUid();
    if (uid != null) {
      watch.know(pod);
    }
    if (client.resource(pod).delete().isEmpty()) {
      watch.forget(pod);
      return;
    }
    watch.await(
        pod.getMetadata().getName(),
        "the end of the old pod",
        deletionLimit(pod, together),
        now -> now.filter(found -> isSame(found, uid)).isPresent() ? Optional.empty() : GONE);
  }

  /**
   * Returns how long its end may take: its own grace period (`stop_grace_period`), and some more.
   *
   * @param together how many end at the same time
   */
  public static Duration deletionLimit(Pod pod, int together) {
    @Nullable Long grace = pod.getSpec().getTerminationGracePeriodSeconds();
    return CLEAN_UP
        .plus(FOR_EACH_OTHER.multipliedBy(together - 1L))
        .plusSeconds(grace == null ? USUAL_GRACE_SECONDS : grace);
  }

  private static boolean isSame(Pod found, @Nullable String uid) {
    return uid == null || uid.equals(found.getMetadata().getUid());
  }
}
