package io.boulderk8s.manifest;

import io.boulderk8s.staging.BackingService;
import io.boulderk8s.staging.BackingService.BackingPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.List;

/** Builds the Services by which the cluster's DNS knows dependencies of the Compose file. */
final class BackingObjects {
  private final String namespace;

  BackingObjects(String namespace) {
    this.namespace = namespace;
  }

  List<HasMetadata> services(List<BackingService> all) {
    return all.stream()
        .flatMap(backing -> backing.names().stream().map(name -> named(name, backing)))
        .map(HasMetadata.class::cast)
        .toList();
  }

  /** Docker's DNS names a container as soon as it runs; a pod answers at every port of its own. */
  private Service named(String name, BackingService backing) {
    String service = Labels.service(backing.workload().service());
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
        .addToLabels(Labels.ROLE, PodRole.DEPENDENCY.label())
        .addToLabels(Labels.SERVICE, service)
        .endMetadata()
        .withNewSpec()
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .addToSelector(Labels.ROLE, PodRole.DEPENDENCY.label())
        .addToSelector(Labels.SERVICE, service)
        .withPorts(backing.ports().stream().map(BackingObjects::port).toList())
        .endSpec()
        .build();
  }

  private static ServicePort port(BackingPort port) {
    return new ServicePortBuilder()
        .withName(port.name())
        .withPort(port.number())
        .withNewTargetPort(port.number())
        .withProtocol(port.protocol().name())
        .build();
  }
}
