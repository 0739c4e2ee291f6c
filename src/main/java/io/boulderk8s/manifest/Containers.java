package io.boulderk8s.manifest;

import io.boulderk8s.plan.ContainerSpec;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;

/**
 * Makes the container of a {@link ContainerSpec}, whichever pod it is in; its command is left open.
 */
public final class Containers {
  private Containers() {}

  /** Returns the container with these mounts. */
  public static ContainerBuilder of(String name, ContainerSpec spec, List<VolumeMount> mounts) {
    ContainerBuilder container =
        new ContainerBuilder()
            .withName(name)
            .withImage(spec.image())
            .withImagePullPolicy("IfNotPresent")
            .withEnv(
                spec.environment().values().entrySet().stream()
                    .map(entry -> new EnvVar(entry.getKey(), Literal.text(entry.getValue()), null))
                    .toList())
            .withVolumeMounts(mounts)
            .withResources(Shares.of(spec.limits()));
    spec.workingDir().ifPresent(container::withWorkingDir);
    SecurityContexts.of(spec).ifPresent(container::withSecurityContext);
    if (spec.terminal().tty()) {
      container.withTty(true);
    }
    if (spec.terminal().openInput()) {
      container.withStdin(true);
    }
    return container;
  }
}
