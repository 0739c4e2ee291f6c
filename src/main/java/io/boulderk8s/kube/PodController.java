package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object that makes pods from a template: a Deployment, a StatefulSet or a Job.
 *
 * @param template the object's own, not a copy
 * @param replicas pods that there should be; one where the object does not say it
 */
public record PodController(HasMetadata object, PodTemplateSpec template, int replicas) {
  /** Reads an object; empty where it makes no pods. */
  public static Optional<PodController> of(HasMetadata object) {
    return switch (object) {
      case Deployment it -> of(it, it.getSpec().getTemplate(), it.getSpec().getReplicas());
      case StatefulSet it -> of(it, it.getSpec().getTemplate(), it.getSpec().getReplicas());
      case Job it -> of(it, it.getSpec().getTemplate(), it.getSpec().getParallelism());
      default -> Optional.empty();
    };
  }

  private static Optional<PodController> of(
      HasMetadata object, PodTemplateSpec template, @Nullable Integer replicas) {
    return Optional.of(
        new PodController(object, template, Objects.requireNonNullElse(replicas, 1)));
  }
}
