package io.boulderk8s.manifest;

import io.boulderk8s.digest.Sha256;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;

/**
 * A pod that can do on its node what root can: make overlays among the node's own mounts, where
 * cells' pods find them, and fill the store.
 */
public final class NodePod {
  private static final String SUFFIX = "-nodes";

  /** RFC 1123: 63 letters. */
  private static final int LONGEST = 63 - SUFFIX.length();

  private static final int DIGITS = 8;

  private NodePod() {}

  /** Where those of a checkout's matrix are. */
  public static String namespace(String stack) {
    if (stack.length() <= LONGEST) {
      return stack + SUFFIX;
    }
    // two that begin alike must not meet
    String digest = Sha256.hex(stack).substring(0, DIGITS);
    return stack.substring(0, LONGEST - DIGITS - 1) + "-" + digest + SUFFIX;
  }

  /**
   * The pod of one node.
   *
   * @param store folder of the node that it fills
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
