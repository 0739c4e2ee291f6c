package io.boulderk8s.manifest;

import io.boulderk8s.digest.Sha256;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;

/**
 * Builds a pod with root's rights on its node: it mounts overlays among the node's own mounts,
 * where cells' pods find them, and fills the store.
 */
public final class NodePod {
  private static final String SUFFIX = "-nodes";

  /** The longest label (RFC 1123). */
  private static final int LONGEST = 63 - SUFFIX.length();

  private static final int DIGITS = 8;

  private NodePod() {}

  /** Returns the namespace of a checkout's matrix. */
  public static String namespace(String stack) {
    if (stack.length() <= LONGEST) {
      return stack + SUFFIX;
    }
    // two long names with the same beginning must differ
    String digest = Sha256.hex(stack).substring(0, DIGITS);
    return stack.substring(0, LONGEST - DIGITS - 1) + "-" + digest + SUFFIX;
  }

  /**
   * Returns the pod of one node.
   *
   * @param store the node's folder that it fills
   */
  public static Pod of(String namespace, String node, String agentImage, String store) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("node-" + node)
        .withNamespace(namespace)
        .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
        .addToLabels(Labels.STACK, "true")
        .addToLabels(Labels.ROLE, PodRole.NODE.label())
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .withHostPID(true)
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(1L)
        .withTolerations(new TolerationBuilder().withOperator("Exists").build())
        .addNewContainer()
        .withName("node")
        .withImage(agentImage)
        .withImagePullPolicy("IfNotPresent")
        .withCommand("/agent", "idle")
        .withNewSecurityContext()
        .withPrivileged(true)
        .endSecurityContext()
        .addNewVolumeMount()
        .withName("store")
        .withMountPath(store)
        .endVolumeMount()
        .endContainer()
        .addNewVolume()
        .withName("store")
        .withNewHostPath(store, "DirectoryOrCreate")
        .endVolume()
        .endSpec()
        .build();
  }
}
