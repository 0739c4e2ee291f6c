package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.ProbeMessages;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits until a service runs as wanted; a failure says why, and what still serves. */
final class ServiceWait {
  /** The shortest grace period for which the API server still waits for the kubelet. */
  private static final long SHORT_GRACE_SECONDS = 1;

  private final AwaitedService service;
  private final String hash;
  private final KubernetesClient api;
  private final PodWatch watch;
  private final Supplier<Duration> left;
  private final Set<String> ended = new HashSet<>();
  private Map<String, Integer> before = Map.of();
  private boolean ready;
  private boolean started;

  /** What ends a wait; without a pod: all are ready. */
  private record End(Optional<ServicePods.Hopeless> failed) {}

  /**
   * @param hash the spec hash of the wanted revision
   * @param left the time that a wait has when it begins
   */
  ServiceWait(
      AwaitedService service,
      String hash,
      KubernetesClient api,
      PodWatch watch,
      Supplier<Duration> left) {
    this.service = service;
    this.hash = hash;
    this.api = api;
    this.watch = watch;
    this.left = left;
  }

  /** Looks at the pods before the rollout changes any. */
  void begin() {
    ServicePods pods = pods();
    before = pods.restarts();
    ready = pods.isAlone(service.replicas());
    started = pods.isStarted(service.replicas());
    // the kubelet would start them again after minutes
    pods.delayed().forEach(this::end);
  }

  /** Tells whether a pod of an earlier revision runs. */
  boolean hasEarlier() {
    return pods().earlier().stream()
        .anyMatch(
            pod ->
                pod.getMetadata().getDeletionTimestamp() == null
                    && PodStates.of(pod) instanceof PodState.Running);
  }

  /** Deletes every pod of the service: others take their places, and remember nothing. */
  void restart() {
    pods().all().forEach(this::end);
  }

  /** Does so, and returns when they are ready. */
  void renew() {
    begin();
    restart();
    var _ = await();
  }

  /**
   * Deletes every pod of an earlier revision within its own grace period: one that is not ready
   * would keep its place.
   */
  void endEarlier() {
    pods().earlier().forEach(pod -> end(pod, api.resource(pod).delete()));
  }

  private void end(Pod pod) {
    end(pod, api.resource(pod).withGracePeriod(SHORT_GRACE_SECONDS).delete());
  }

  private void end(Pod pod, List<StatusDetails> deleted) {
    ended.add(pod.getMetadata().getUid());
    if (deleted.isEmpty()) {
      watch.forget(pod);
    }
  }

  /**
   * Returns when as many pods of this revision are ready as wanted.
   *
   * @return whether they were so before, and alone
   */
  boolean await() {
    return await(pods -> pods.isReady(service.replicas()));
  }

  /**
   * Returns when as many pods of this revision run as wanted, ready or not, and no other.
   *
   * @return whether they did so before
   */
  boolean awaitStarted() {
    await(pods -> pods.isStarted(service.replicas()));
    return started;
  }

  /**
   * Returns when in addition no other pod is left: one that serves streams to its clients takes all
   * of its grace period.
   */
  boolean awaitAlone() {
    return await(pods -> pods.isAlone(service.replicas()));
  }

  private boolean await(Predicate<ServicePods> wanted) {
    Optional<End> end;
    Duration limit = left.get();
    try {
      end =
          watch.within(
              "service " + name(),
              limit,
              service,
              found -> end(new ServicePods(hash, found), wanted));
    } catch (BoulderK8sException problem) {
      throw told(problem.kind(), problem.whats(), problem.problems().getFirst().next());
    }
    if (end.isEmpty()) {
      throw late(limit);
    }
    end.get()
        .failed()
        .ifPresent(
            failed -> {
              throw new LastLines(api, failed.pod().getMetadata().getNamespace())
                  .with(failed(failed.why()), service.name(), failed.pod());
            });
    return ready;
  }

  private Optional<End> end(ServicePods pods, Predicate<ServicePods> wanted) {
    if (pods.all().stream().anyMatch(pod -> ended.contains(pod.getMetadata().getUid()))) {
      return Optional.empty();
    }
    if (wanted.test(pods)) {
      return Optional.of(new End(Optional.empty()));
    }
    return pods.hopeless(before).map(failed -> new End(Optional.of(failed)));
  }

  private ServicePods pods() {
    return new ServicePods(hash, watch.pods(service));
  }

  private BoulderK8sException failed(String why) {
    return told(FailureKind.DEPENDENCY, why, "all of its output: boulder-k8s logs " + name());
  }

  private BoulderK8sException late(Duration limit) {
    ServicePods pods = pods();
    String probe =
        pods.unready()
            .flatMap(pod -> new ProbeMessages(api).last(pod))
            .map(message -> "; the last probe: " + message.strip())
            .orElse("");
    BoulderK8sException late =
        told(
            FailureKind.TIMEOUT,
            "was not ready within %d s: %s%s"
                .formatted(limit.toSeconds(), pods.missing(service.replicas()), probe),
            "its output: boulder-k8s logs " + name() + service.calls());
    return pods.unready()
        .map(
            pod ->
                new LastLines(api, pod.getMetadata().getNamespace())
                    .with(late, service.name(), pod))
        .orElse(late);
  }

  private BoulderK8sException told(FailureKind kind, String what, String next) {
    Problem problem = new Problem(service.place(), what + pods().stillServing(), next);
    return new BoulderK8sException(kind, List.of(problem), null);
  }

  private String name() {
    return service.name();
  }
}
