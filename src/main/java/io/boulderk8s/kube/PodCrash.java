package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells that the main container of a pod has ended, also when the kubelet has started it again.
 *
 * @param restarts how often it was started again
 * @param isDelayed whether the kubelet waits before it starts it again: it has ended at least twice
 */
public record PodCrash(int exitCode, String reason, int restarts, boolean isDelayed) {
  /** Finds the last end of the main container. */
  public static Optional<PodCrash> of(Pod pod) {
    return PodStates.main(pod)
        .flatMap(
            status ->
                Stream.of(status.getState(), status.getLastState())
                    .filter(Objects::nonNull)
                    .map(ContainerState::getTerminated)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(end -> of(status, end)));
  }

  private static PodCrash of(ContainerStatus status, ContainerStateTerminated end) {
    return new PodCrash(
        Objects.requireNonNullElse(end.getExitCode(), -1),
        Objects.requireNonNullElse(end.getReason(), ""),
        Objects.requireNonNullElse(status.getRestartCount(), 0),
        isDelayed(status));
  }

  private static boolean isDelayed(ContainerStatus status) {
    return status.getState() != null
        && status.getState().getWaiting() != null
        && "CrashLoopBackOff".equals(status.getState().getWaiting().getReason());
  }
}
