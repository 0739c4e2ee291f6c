package io.boulderk8s.manifest;

import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.boulder.catalog.Role;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.SplitService.Kind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Builds the objects of a split service: account, Service, and what makes its pods. */
final class ServiceObjects {
  private final String namespace;

  ServiceObjects(String namespace) {
    this.namespace = namespace;
  }

  /** Returns them in the order in which they are applied. */
  List<HasMetadata> of(SplitService service, PodTemplateSpec pods) {
    return Stream.concat(
            service.inCluster().stream()
                .filter(found -> !found.files().isEmpty())
                .map(found -> PatchedFiles.of(found).configMap(metadata(service))),
            Stream.of(account(service), ports(service), controller(service, pods)))
        .toList();
  }

  private HasMetadata account(SplitService service) {
    return new ServiceAccountBuilder()
        .withMetadata(metadata(service))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  private Service ports(SplitService service) {
    ServiceBuilder built =
        new ServiceBuilder()
            .withMetadata(metadata(service))
            .withNewSpec()
            .withSelector(ServiceLabels.selector(service))
            .withPorts(service.from().ports().stream().map(port -> port(service, port)).toList())
            .endSpec();
    if (service.kind() == Kind.ADDRESS) {
      built.editSpec().withClusterIP("None").endSpec();
    }
    return built.build();
  }

  private static ServicePort port(SplitService service, Port port) {
    return new ServicePortBuilder()
        .withName(portName(service, port))
        .withPort(port.number())
        .withNewTargetPort(port.number())
        .withProtocol("TCP")
        .build();
  }

  /** Names a port by what it is for; where two are for the same, with its number. */
  private static String portName(SplitService service, Port port) {
    Role role = port.role();
    boolean alone =
        service.from().ports().stream().filter(other -> other.role() == role).count() == 1;
    return alone ? role.word() : role.word() + "-" + port.number();
  }

  private HasMetadata controller(SplitService service, PodTemplateSpec pods) {
    if (service.kind() == Kind.ADDRESS) {
      return new StatefulSetBuilder()
          .withMetadata(metadata(service))
          .withNewSpec()
          .withReplicas(service.replicas())
          .withServiceName(service.name())
          .withNewSelector()
          .withMatchLabels(ServiceLabels.selector(service))
          .endSelector()
          .withTemplate(pods)
          .endSpec()
          .build();
    }
    return new DeploymentBuilder()
        .withMetadata(metadata(service))
        .withNewSpec()
        .withReplicas(service.replicas())
        .withStrategy(strategy(service.kind()))
        .withNewSelector()
        .withMatchLabels(ServiceLabels.selector(service))
        .endSelector()
        .withTemplate(pods)
        .endSpec()
        .build();
  }

  private static DeploymentStrategy strategy(Kind kind) {
    return kind == Kind.ONE
        ? new DeploymentStrategyBuilder().withType("Recreate").build()
        : new DeploymentStrategyBuilder()
            .withType("RollingUpdate")
            .withNewRollingUpdate()
            .withNewMaxSurge(1)
            .withNewMaxUnavailable(0)
            .endRollingUpdate()
            .build();
  }

  private ObjectMeta metadata(SplitService service) {
    return new ObjectMetaBuilder()
        .withName(service.name())
        .withNamespace(namespace)
        .withLabels(ServiceLabels.of(service))
        .build();
  }
}
