package io.boulderk8s.diagnose;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A pod that the kubelet or somebody else took away to save its node. */
final class Evicted implements Analyzer {
  /** Preempting and Terminated: the kubelet's own ends; NodeLost: a node that was deleted. */
  private static final Set<String> REASONS =
      Set.of("Evicted", "Preempting", "NodeShutdown", "NodeLost", "UnexpectedAdmissionError");

  private static final Set<String> EVENTS = Set.of("TaintManagerEviction", "Preempted");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot.pods().stream()
        .filter(pod -> pod.getStatus() != null)
        .filter(
            pod -> REASONS.contains(Objects.requireNonNullElse(pod.getStatus().getReason(), "")))
        .map(Evicted::verdict)
        .findFirst()
        .or(() -> byEvent(snapshot));
  }

  private static Verdict verdict(Pod pod) {
    String name = pod.getMetadata().getName();
    return Verdict.of(
        Cause.EVICTED,
        "pod " + name + " was evicted",
        List.of(
            new Evidence(
                "pod " + name + ", status",
                pod.getStatus().getReason()
                    + ": "
                    + Objects.requireNonNullElse(pod.getStatus().getMessage(), "").strip())));
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
