package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;

/**
 * Builds a pod that removes a stack's named volumes from a node: they are directories there and
 * outlive the pods.
 */
public final class VolumeCleanup {
  private static final List<String> PARENTS = List.of("/run/boulder-k8s", "/var/lib/boulder-k8s");

  private VolumeCleanup() {}

  /** Returns the pod that removes the volumes of the stack in this namespace from one node. */
  public static Pod pod(String namespace, String node, String agentImage) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("cleanup-" + node)
        .withNamespace(namespace)
        .addToLabels(Labels.STACK, "true")
        .addToLabels(Labels.ROLE, PodRole.CLEANUP.label())
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .addNewContainer()
        .withName("cleanup")
        .withImage(agentImage)
        .withImagePullPolicy("IfNotPresent")
        .withCommand("/agent", "remove", "/volumes-0/" + namespace, "/volumes-1/" + namespace)
        .withVolumeMounts(
            new VolumeMountBuilder().withName("volumes-0").withMountPath("/volumes-0").build(),
            new VolumeMountBuilder().withName("volumes-1").withMountPath("/volumes-1").build())
        .endContainer()
        .withVolumes(
            new VolumeBuilder()
                .withName("volumes-0")
                .withNewHostPath(PARENTS.getFirst(), "DirectoryOrCreate")
                .build(),
            new VolumeBuilder()
                .withName("volumes-1")
                .withNewHostPath(PARENTS.getLast(), "DirectoryOrCreate")
                .build())
        .endSpec()
        .build();
  }
}
