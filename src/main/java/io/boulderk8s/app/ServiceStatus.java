package io.boulderk8s.app;

import io.boulderk8s.kube.PodController;
import io.boulderk8s.kube.PodCrash;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/**
 * A service that is split from the runner, as it is now.
 *
 * @param ready pods of it that answer as their probe wants
 * @param wanted pods that it should have
 * @param image has its programs
 * @param restarts of all its pods
 * @param unready the state of a pod that is not ready, if there is one
 */
public record ServiceStatus(
    String service, int ready, int wanted, String image, int restarts, Optional<PodState> unready) {
  /** Reads it of what makes the service's pods, and of all pods. */
  static ServiceStatus of(PodController controller, List<Pod> all) {
    String service = Labels.serviceOf(controller.object());
    List<Pod> pods =
        all.stream()
            .filter(PodRole.SERVICE::isOf)
            .filter(pod -> service.equals(Labels.serviceOf(pod)))
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .toList();
    List<PodState> states = pods.stream().map(PodStates::of).toList();
    return new ServiceStatus(
        service,
        (int) states.stream().filter(PodState::isHealthy).count(),
        controller.replicas(),
        controller.template().getSpec().getContainers().getFirst().getImage(),
        pods.stream().flatMap(pod -> PodCrash.of(pod).stream()).mapToInt(PodCrash::restarts).sum(),
        states.stream().filter(state -> !state.isHealthy()).findFirst());
  }
}
