package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;

/**
 * Adds the probe to a pod as an ephemeral container: beside the pod's main container, in its
 * process and network namespaces.
 */
public final class ProbeContainer {
  public static final String NAME = "probe";

  private ProbeContainer() {}

  /** Returns the pod with the probe beside its main container. */
  public static Pod addedTo(Pod pod, String agentImage) {
    EphemeralContainer probe =
        new EphemeralContainerBuilder()
            .withName(NAME)
            .withImage(agentImage)
            .withImagePullPolicy("IfNotPresent")
            .withArgs("probe", "--idle=30m")
            .withTargetContainerName(pod.getSpec().getContainers().getFirst().getName())
            .withNewSecurityContext()
            .withRunAsUser(0L)
            .withNewCapabilities()
            .addToAdd("SYS_PTRACE")
            .endCapabilities()
            .endSecurityContext()
            .build();
    return new PodBuilder(pod).editSpec().addToEphemeralContainers(probe).endSpec().build();
  }
}
