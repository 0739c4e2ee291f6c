package io.boulderk8s.diagnose;

import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one container of a pod from its status. */
record ContainerFact(Pod pod, ContainerStatus status, boolean main) {
  static Stream<ContainerFact> of(Pod pod) {
    if (pod.getStatus() == null) {
      return Stream.empty();
    }
    String first = pod.getSpec().getContainers().getFirst().getName();
    return Stream.concat(
        facts(pod, pod.getStatus().getInitContainerStatuses(), _ -> false),
        facts(pod, pod.getStatus().getContainerStatuses(), name -> name.equals(first)));
  }

  private static Stream<ContainerFact> facts(
      Pod pod, @Nullable List<ContainerStatus> statuses, Predicate<String> isMain) {
    List<ContainerStatus> there = statuses == null ? List.of() : statuses;
    return there.stream()
        .map(status -> new ContainerFact(pod, status, isMain.test(status.getName())));
  }

  /** Returns the Compose service. */
  String service() {
    Map<String, String> labels =
        Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.of());
    return labels.getOrDefault(Labels.SERVICE, pod.getMetadata().getName());
  }

  boolean isDependency() {
    return PodRole.DEPENDENCY.isOf(pod);
  }

  Optional<ContainerStateTerminated> ended() {
    return Optional.ofNullable(status.getState()).map(ContainerState::getTerminated);
  }

  /** Returns the end before the current state, of a restarted container. */
  Optional<ContainerStateTerminated> endedBefore() {
    return Optional.ofNullable(status.getLastState()).map(ContainerState::getTerminated);
  }

  Optional<ContainerStateWaiting> waiting() {
    return Optional.ofNullable(status.getState()).map(ContainerState::getWaiting);
  }

  Optional<ContainerStateRunning> running() {
    return Optional.ofNullable(status.getState()).map(ContainerState::getRunning);
  }

  boolean ready() {
    return Boolean.TRUE.equals(status.getReady());
  }

  int restarts() {
    return Objects.requireNonNullElse(status.getRestartCount(), 0);
  }

  /** Returns the file of its log in a bundle. */
  String logFile() {
    return "logs/%s%s.log"
        .formatted(pod.getMetadata().getName(), main ? "" : "." + status.getName());
  }

  Evidence evidence(String line) {
    return new Evidence(
        "pod %s, container %s".formatted(pod.getMetadata().getName(), status.getName()), line);
  }

  Evidence evidence(ContainerStateTerminated end) {
    String message = Objects.requireNonNullElse(end.getMessage(), "").strip();
    return evidence(
        "terminated: %s, exit code %d%s%s"
            .formatted(
                Objects.requireNonNullElse(end.getReason(), "no reason"),
                end.getExitCode(),
                end.getFinishedAt() == null ? "" : ", at " + end.getFinishedAt(),
                message.isEmpty() ? "" : ": " + message));
  }
}
