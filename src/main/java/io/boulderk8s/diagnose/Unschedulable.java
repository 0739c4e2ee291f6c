package io.boulderk8s.diagnose;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a pod that no node can take. */
final class Unschedulable implements Analyzer {
  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot.pods().stream()
        .flatMap(pod -> condition(pod).map(condition -> verdict(pod, condition)))
        .findFirst();
  }

  private static Stream<PodCondition> condition(Pod pod) {
    return pod.getStatus() == null
        ? Stream.empty()
        : Stream.ofNullable(pod.getStatus().getConditions())
            .flatMap(List::stream)
            .filter(condition -> "PodScheduled".equals(condition.getType()))
            .filter(condition -> "Unschedulable".equals(condition.getReason()));
  }

  private static Verdict verdict(Pod pod, PodCondition condition) {
    String name = pod.getMetadata().getName();
    return Verdict.of(
        Cause.UNSCHEDULABLE,
        "no node takes pod " + name,
        List.of(
            new Evidence(
                "pod " + name + ", condition PodScheduled",
                Objects.requireNonNullElse(condition.getMessage(), ""))));
  }
}
