package io.boulderk8s.app;

import io.boulderk8s.kube.PodCrash;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Objects;
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
  /** Reads it of the object that makes the service's pods, and of all pods. */
  static ServiceStatus of(HasMetadata controller, List<Pod> all) {
    String service = label(controller);
    List<Pod> pods =
        all.stream()
            .filter(PodRole.SERVICE::isOf)
            .filter(pod -> service.equals(label(pod)))
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .toList();
    List<PodState> states = pods.stream().map(PodStates::of).toList();
    return new ServiceStatus(
        service,
        (int) states.stream().filter(ServiceStatus::isReady).count(),
        replicas(controller),
        template(controller).getContainers().getFirst().getImage(),
        pods.stream().flatMap(pod -> PodCrash.of(pod).stream()).mapToInt(PodCrash::restarts).sum(),
        states.stream().filter(state -> !isReady(state)).findFirst());
  }

  private static boolean isReady(PodState state) {
    return state instanceof PodState.Running(boolean healthy) && healthy;
  }

  private static String label(HasMetadata object) {
    return object.getMetadata().getLabels().getOrDefault(Labels.SERVICE, "");
  }

  private static int replicas(HasMetadata controller) {
    return switch (controller) {
      case Deployment deployment -> known(deployment.getSpec().getReplicas());
      case StatefulSet set -> known(set.getSpec().getReplicas());
      default -> throw unknown(controller);
    };
  }

  private static int known(@org.jspecify.annotations.Nullable Integer replicas) {
    return Objects.requireNonNullElse(replicas, 1);
  }

  private static PodSpec template(HasMetadata controller) {
    return switch (controller) {
      case Deployment deployment -> deployment.getSpec().getTemplate().getSpec();
      case StatefulSet set -> set.getSpec().getTemplate().getSpec();
      default -> throw unknown(controller);
    };
  }

  private static IllegalArgumentException unknown(HasMetadata controller) {
    return new IllegalArgumentException(controller.getKind() + " makes no pods of services");
  }
}
