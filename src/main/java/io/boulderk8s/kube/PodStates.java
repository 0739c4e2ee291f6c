package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a pod's status. */
public final class PodStates {
  /** Reasons of a waiting container that do not pass; {@link PodProblem} has others. */
  private static final Set<String> HOPELESS =
      Set.of(
          "ImagePullBackOff",
          "ErrImageNeverPull",
          "InvalidImageName",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError",
          "StartError");

  /** Reasons of an end that the kubelet did not observe. */
  private static final Set<String> UNSEEN = Set.of("Unknown", "ContainerStatusUnknown");

  private PodStates() {}

  /** Returns the state of the pod's one main container, or of what keeps it from starting. */
  public static PodState of(Pod pod) {
    Optional<ContainerStatus> main = main(pod);
    Optional<ContainerStateTerminated> ended =
        main.map(ContainerStatus::getState).map(ContainerState::getTerminated);
    if (ended.isPresent() && restarts(pod, ended.get().getExitCode())) {
      return new PodState.Coming("restarting after exit code " + ended.get().getExitCode());
    }
    if (ended.isPresent()) {
      return new PodState.Ended(
          ended.get().getExitCode(),
          endOfPod(pod).orElse(Objects.requireNonNullElse(ended.get().getReason(), "")));
    }
    Optional<String> hopeless = hopeless(pod);
    if (hopeless.isPresent()) {
      return new PodState.Impossible(hopeless.get());
    }
    if (main.map(ContainerStatus::getState).map(ContainerState::getRunning).isPresent()) {
      return new PodState.Running(main.map(ContainerStatus::getReady).orElse(false));
    }
    return new PodState.Coming(waitingFor(pod));
  }

  /** Docker calls such a container `restarting`, not `exited`: no wait ends with it. */
  private static boolean restarts(Pod pod, int exitCode) {
    boolean over =
        Set.of("Failed", "Succeeded")
            .contains(Objects.requireNonNullElse(pod.getStatus().getPhase(), ""));
    return !over
        && switch (Objects.requireNonNullElse(pod.getSpec().getRestartPolicy(), "Never")) {
          case "Always" -> true;
          case "OnFailure" -> exitCode != 0;
          default -> false;
        };
  }

  static Optional<ContainerStatus> main(Pod pod) {
    String name = pod.getSpec().getContainers().getFirst().getName();
    return statuses(pod.getStatus() == null ? null : pod.getStatus().getContainerStatuses())
        .filter(status -> status.getName().equals(name))
        .findFirst();
  }

  /** Returns the statuses of all containers, init containers first. */
  static Stream<ContainerStatus> all(Pod pod) {
    return Stream.concat(
        statuses(pod.getStatus() == null ? null : pod.getStatus().getInitContainerStatuses()),
        statuses(pod.getStatus() == null ? null : pod.getStatus().getContainerStatuses()));
  }

  private static Stream<ContainerStatus> statuses(
      @org.jspecify.annotations.Nullable List<ContainerStatus> list) {
    return list == null ? Stream.empty() : list.stream();
  }

  private static Optional<String> hopeless(Pod pod) {
    if (pod.getStatus() != null && "Failed".equals(pod.getStatus().getPhase())) {
      return endOfPod(pod)
          .or(() -> failedInit(pod))
          .or(() -> Optional.of("Failed: no reason given"));
    }
    Optional<String> lost = lostWithItsNode(pod);
    if (lost.isPresent()) {
      return lost;
    }
    return all(pod)
        .filter(status -> status.getState() != null && status.getState().getWaiting() != null)
        .filter(
            status ->
                HOPELESS.contains(
                    Objects.requireNonNullElse(status.getState().getWaiting().getReason(), "")))
        .map(
            status ->
                status.getName()
                    + ": "
                    + status.getState().getWaiting().getReason()
                    + ": "
                    + Objects.requireNonNullElse(status.getState().getWaiting().getMessage(), ""))
        .findFirst();
  }

  /**
   * Returns the reason when the node was started again before the main container was: the kubelet
   * starts neither again, and the pod stays Pending for good.
   */
  private static Optional<String> lostWithItsNode(Pod pod) {
    return statuses(pod.getStatus() == null ? null : pod.getStatus().getInitContainerStatuses())
        .filter(status -> status.getState() != null && status.getState().getTerminated() != null)
        .filter(
            status ->
                UNSEEN.contains(
                    Objects.requireNonNullElse(status.getState().getTerminated().getReason(), "")))
        .map(
            status ->
                status.getName() + ": ended with its node, and the kubelet does not start it again")
        .findFirst();
  }

  /** Returns why the whole pod was ended, as by an eviction: it explains its containers' ends. */
  private static Optional<String> endOfPod(Pod pod) {
    return Optional.ofNullable(pod.getStatus().getReason())
        .map(
            reason ->
                reason
                    + ": "
                    + Objects.requireNonNullElse(pod.getStatus().getMessage(), "no message"));
  }

  private static Optional<String> failedInit(Pod pod) {
    return statuses(pod.getStatus().getInitContainerStatuses())
        .filter(status -> status.getState() != null && status.getState().getTerminated() != null)
        .filter(status -> status.getState().getTerminated().getExitCode() != 0)
        .map(
            status ->
                "init container %s ended with exit code %d"
                    .formatted(status.getName(), status.getState().getTerminated().getExitCode()))
        .findFirst();
  }

  private static String waitingFor(Pod pod) {
    if (pod.getStatus() == null) {
      return "to be scheduled";
    }
    return unscheduled(pod)
        .map(message -> "not scheduled: " + message)
        .orElseGet(() -> waitingContainers(pod));
  }

  /** Returns the scheduler's message about a pod without a node. */
  static Optional<String> unscheduled(Pod pod) {
    return Stream.ofNullable(pod.getStatus().getConditions())
        .flatMap(List::stream)
        .filter(
            condition ->
                "PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus()))
        .map(PodCondition::getMessage)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static String waitingContainers(Pod pod) {
    return all(pod)
        .filter(status -> status.getState() != null && status.getState().getWaiting() != null)
        .map(status -> status.getName() + ": " + status.getState().getWaiting().getReason())
        .findFirst()
        .orElse(Objects.requireNonNullElse(pod.getStatus().getPhase(), "Pending"));
  }
}
