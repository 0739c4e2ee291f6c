package io.boulderk8s.manifest;

import io.boulderk8s.compose.PortMapping;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Locale;

/** Publishes Compose's `ports` on the node, which stands for Docker's host. */
final class HostPorts {
  private HostPorts() {}

  /** Publishes them for the pod's main container. */
  static void open(Pod pod, List<PortMapping> ports) {
    List<ContainerPort> open = pod.getSpec().getContainers().getFirst().getPorts();
    ports.forEach(port -> open.add(port(port)));
  }

  private static ContainerPort port(PortMapping port) {
    return new ContainerPortBuilder()
        .withContainerPort(port.target())
        .withHostPort(port.published().orElse(port.target()))
        .withHostIP(port.hostIp().orElse(null))
        .withProtocol(port.protocol().toUpperCase(Locale.ROOT))
        .build();
  }
}
