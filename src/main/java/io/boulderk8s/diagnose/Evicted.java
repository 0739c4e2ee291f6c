package io.boulderk8s.diagnose;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a pod that the kubelet or somebody else removed from its node. */
final class Evicted implements Analyzer {
  /** Preempting and Terminated: the kubelet's own reasons; NodeLost: a deleted node. */
  private static final Set<String> REASONS =
      Set.of("Evicted", "Preempting", "NodeShutdown", "NodeLost", "UnexpectedAdmissionError");

  /** The condition that its remover sets before it deletes the pod (Kubernetes 1.31 and later). */
  private static final String DISRUPTED = "DisruptionTarget";

  private static final Set<String> EVENTS = Set.of("TaintManagerEviction", "Preempted");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot.pods().stream()
        .filter(pod -> pod.getStatus() != null)
        .flatMap(pod -> ended(pod).or(() -> disrupted(pod)).stream())
        .findFirst()
        .or(() -> byEvent(snapshot));
  }

  /** Evicted by the node itself. */
  private static Optional<Verdict> ended(Pod pod) {
    String reason = Objects.requireNonNullElse(pod.getStatus().getReason(), "");
    return REASONS.contains(reason)
        ? Optional.of(verdict(pod, "status", reason, pod.getStatus().getMessage()))
        : Optional.empty();
  }

  /**
   * Evicted by the API server, for somebody who drains the node: the pod itself is deleted soon.
   */
  private static Optional<Verdict> disrupted(Pod pod) {
    return Stream.ofNullable(pod.getStatus().getConditions())
        .flatMap(List::stream)
        .filter(condition -> DISRUPTED.equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(
            condition ->
                verdict(
                    pod, "condition " + DISRUPTED, condition.getReason(), condition.getMessage()))
        .findFirst();
  }

  private static Verdict verdict(Pod pod, String place, String reason, @Nullable String message) {
    String name = pod.getMetadata().getName();
    return Verdict.of(
        Cause.EVICTED,
        "pod " + name + " was evicted",
        List.of(
            new Evidence(
                "pod " + name + ", " + place,
                reason + ": " + Objects.requireNonNullElse(message, "").strip())));
  }

  private static Optional<Verdict> byEvent(Snapshot snapshot) {
    return snapshot
        .events(EVENTS)
        .map(
            event ->
                Verdict.of(
                    Cause.EVICTED,
                    "pod " + event.getInvolvedObject().getName() + " was evicted",
                    List.of(Snapshot.evidence(event))))
        .findFirst();
  }
}
