package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;

/** Builds the volumes that the agent's containers mount. */
final class AgentVolumes {
  private static final long TOKEN_SECONDS = 3607;

  private AgentVolumes() {}

  /**
   * The API server's certificate and a token of the agent's account; only the sidecar mounts it.
   */
  static Volume access() {
    return new VolumeBuilder()
        .withName(AgentContainers.ACCESS_VOLUME)
        .withNewProjected()
        .addNewSource()
        .withNewServiceAccountToken(null, TOKEN_SECONDS, "token")
        .endSource()
        .addNewSource()
        .withNewConfigMap()
        .withName("kube-root-ca.crt")
        .withItems(new KeyToPath("ca.crt", null, "ca.crt"))
        .endConfigMap()
        .endSource()
        .endProjected()
        .build();
  }

  /**
   * The node's resolver for names that neither the stack nor the service's own `dns:` knows, as in
   * Docker.
   */
  static Volume resolver() {
    return new VolumeBuilder()
        .withName(AgentContainers.RESOLVER_VOLUME)
        .withNewHostPath("/etc/resolv.conf", "File")
        .build();
  }

  static Volume run() {
    return new VolumeBuilder()
        .withName(AgentContainers.RUN_VOLUME)
        .withNewEmptyDir()
        .endEmptyDir()
        .build();
  }
}
