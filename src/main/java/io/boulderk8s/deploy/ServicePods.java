package io.boulderk8s.deploy;

import io.boulderk8s.kube.PodCrash;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pods of one service that a controller makes: those of the wanted revision, and those of
 * earlier ones, which serve until the new ones are ready.
 *
 * @param hash the spec hash of the wanted revision
 * @param all of its pods
 */
record ServicePods(String hash, List<Pod> all) {
  /** Tells whether so many of this revision are ready; those before may still end. */
  boolean isReady(int replicas) {
    return readyOnes(current()) == replicas;
  }

  /** Tells whether in addition no other pod is left. */
  boolean isAlone(int replicas) {
    return isReady(replicas) && all.size() == replicas;
  }

  /** Tells whether so many of this revision run, ready or not, and no other pod is left. */
  boolean isStarted(int replicas) {
    return current().filter(pod -> PodStates.of(pod) instanceof PodState.Running).count()
            == replicas
        && all.size() == replicas;
  }

  /** Returns those of earlier revisions. */
  List<Pod> earlier() {
    return all.stream().filter(pod -> !isCurrent(pod)).toList();
  }

  /**
   * Returns the first pod of this revision that cannot become ready, with the reason.
   *
   * @param before restarts of pods that ran before the rollout began, by uid: one more end of these
   *     may be that of their node
   */
  Optional<Hopeless> hopeless(Map<String, Integer> before) {
    return current().flatMap(pod -> hopeless(pod, before).stream()).findFirst();
  }

  /** A pod that a rollout waits for in vain. */
  record Hopeless(Pod pod, String why) {}

  private static Optional<Hopeless> hopeless(Pod pod, Map<String, Integer> before) {
    if (PodStates.of(pod) instanceof PodState.Impossible(String reason)) {
      return Optional.of(new Hopeless(pod, "cannot run: " + reason));
    }
    @Nullable Integer known = before.get(pod.getMetadata().getUid());
    return PodCrash.of(pod)
        .filter(end -> known == null || end.restarts() > known + (end.isDelayed() ? 0 : 1))
        .map(
            end ->
                new Hopeless(
                    pod,
                    "ended with exit code %d (%s) before it was ready"
                        .formatted(end.exitCode(), end.reason())));
  }

  /** Returns the pods of this revision, with how often each was restarted, by uid. */
  Map<String, Integer> restarts() {
    return current()
        .collect(
            Collectors.toMap(
                pod -> pod.getMetadata().getUid(),
                pod -> PodCrash.of(pod).map(PodCrash::restarts).orElse(0)));
  }

  /** Returns those of this revision that the kubelet starts again only after a while. */
  List<Pod> delayed() {
    return current()
        .filter(pod -> PodCrash.of(pod).filter(PodCrash::isDelayed).isPresent())
        .toList();
  }

  /** Returns what is missing, for a message. */
  String missing(int replicas) {
    List<String> states =
        current().map(pod -> pod.getMetadata().getName() + " " + PodStates.of(pod)).toList();
    return "%d of %d pods of this revision are ready%s"
        .formatted(
            readyOnes(current()),
            replicas,
            states.isEmpty() ? "" : ": " + String.join(", ", states));
  }

  /** Returns what goes on serving although the rollout failed; an empty text if nothing does. */
  String stillServing() {
    long earlier = readyOnes(all.stream().filter(pod -> !isCurrent(pod)));
    return earlier == 0 ? "" : "; " + earlier + " of the revision before still serve";
  }

  /** Returns a pod of this revision that is not ready, if there is one. */
  Optional<Pod> unready() {
    return current().filter(pod -> !isReady(pod)).findFirst();
  }

  private Stream<Pod> current() {
    return all.stream()
        .filter(this::isCurrent)
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null);
  }

  private boolean isCurrent(Pod pod) {
    return Objects.requireNonNullElse(pod.getMetadata().getAnnotations(), Map.<String, String>of())
        .getOrDefault(Labels.SPEC_HASH, "")
        .equals(hash);
  }

  private static long readyOnes(Stream<Pod> pods) {
    return pods.filter(ServicePods::isReady).count();
  }

  private static boolean isReady(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null && PodStates.of(pod).isHealthy();
  }
}
