package io.boulderk8s.manifest;

import io.boulderk8s.staging.FixedAddress;
import io.boulderk8s.staging.InCluster;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds the Services by which services without an agent find what they call: service records in
 * place of Consul's, and static addresses.
 */
final class ClusterNamesObjects {
  private final String namespace;

  ClusterNamesObjects(String namespace) {
    this.namespace = namespace;
  }

  List<HasMetadata> of(StagingPlan plan) {
    Map<String, Integer> announced = new TreeMap<>();
    plan.services().stream()
        .flatMap(service -> service.inCluster().stream())
        .forEach(found -> found.announced().forEach(announced::putIfAbsent));
    List<HasMetadata> services = new ArrayList<>();
    announced.forEach((name, port) -> services.add(records(name, port)));
    plan.fixed().forEach(fixed -> services.add(address(fixed)));
    return services;
  }

  /** Pods may have different ports by one name: DNS says which. */
  private Service records(String name, int port) {
    return new ServiceBuilder()
        .withMetadata(Labels.ours(namespace, InCluster.serviceOf(name)))
        .withNewSpec()
        .withClusterIP("None")
        .addToSelector(Labels.announced(name), "true")
        .addNewPort()
        .withName(name)
        .withPort(port)
        .withTargetPort(new IntOrString(name))
        .withProtocol("TCP")
        .endPort()
        .endSpec()
        .build();
  }

  /** With the policy Local nodes leave the caller's address as it is, so NetworkPolicies fit. */
  private Service address(FixedAddress fixed) {
    PodRole role = fixed.runner() ? PodRole.RUNNER : PodRole.DEPENDENCY;
    return new ServiceBuilder()
        .withMetadata(Labels.ours(namespace, "address-" + fixed.address().replace('.', '-')))
        .withNewSpec()
        .withExternalIPs(fixed.address())
        .withExternalTrafficPolicy("Local")
        .withPublishNotReadyAddresses(true)
        .addToSelector(Labels.SERVICE, Labels.service(fixed.owner()))
        .addToSelector(Labels.ROLE, role.label())
        .withPorts(
            fixed.ports().entrySet().stream()
                .map(port -> port(port.getKey(), port.getValue()))
                .toList())
        .endSpec()
        .build();
  }

  private static ServicePort port(int number, int target) {
    return new ServicePortBuilder()
        .withName("port-" + number)
        .withPort(number)
        .withNewTargetPort(target)
        .withProtocol("TCP")
        .build();
  }
}
