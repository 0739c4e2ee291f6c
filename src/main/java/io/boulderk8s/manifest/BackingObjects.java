package io.boulderk8s.manifest;

import io.boulderk8s.staging.BackingService;
import io.boulderk8s.staging.BackingService.BackingPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.ArrayList;
import java.util.List;

/** Builds what dependencies of the Compose file are in a split stack. */
final class BackingObjects {
  /** A suite of Boulder leaves some 300 MB. */
  private static final Quantity SIZE = new Quantity("1Gi");

  private final String namespace;

  BackingObjects(String namespace) {
    this.namespace = namespace;
  }

  /** Returns the Services by which the cluster's DNS knows them. */
  List<HasMetadata> services(List<BackingService> all) {
    return all.stream()
        .flatMap(backing -> backing.names().stream().map(name -> named(name, backing)))
        .map(HasMetadata.class::cast)
        .toList();
  }

  /** Returns the claims of one, then what makes its pods. */
  List<HasMetadata> of(BackingService backing, PodTemplateSpec pods) {
    List<HasMetadata> objects = new ArrayList<>();
    BackingTemplate.claims(backing).forEach(name -> objects.add(claim(name, backing)));
    objects.add(controller(backing, pods));
    return objects;
  }

  /** Names no class: the cluster's default one provides the volume. */
  private PersistentVolumeClaim claim(String name, BackingService backing) {
    return new PersistentVolumeClaimBuilder()
        .withMetadata(metadata(name, backing))
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withNewResources()
        .addToRequests("storage", SIZE)
        .endResources()
        .endSpec()
        .build();
  }

  private HasMetadata controller(BackingService backing, PodTemplateSpec pods) {
    String name = backing.workload().name();
    return switch (backing.kind()) {
      case DATA ->
          new StatefulSetBuilder()
              .withMetadata(metadata(name, backing))
              .withNewSpec()
              .withReplicas(1)
              .withServiceName(backing.names().isEmpty() ? null : name)
              .withNewSelector()
              .withMatchLabels(BackingLabels.selector(backing))
              .endSelector()
              .withTemplate(pods)
              .endSpec()
              .build();
      case PLAIN ->
          new DeploymentBuilder()
              .withMetadata(metadata(name, backing))
              .withNewSpec()
              .withReplicas(1)
              .withNewStrategy()
              .withType("Recreate")
              .endStrategy()
              .withNewSelector()
              .withMatchLabels(BackingLabels.selector(backing))
              .endSelector()
              .withTemplate(pods)
              .endSpec()
              .build();
      case ONCE ->
          new JobBuilder()
              .withMetadata(metadata(name, backing))
              .withNewSpec()
              .withBackoffLimit(0)
              .withTemplate(pods)
              .endSpec()
              .build();
    };
  }

  /** Docker's DNS names a container as soon as it runs; a pod answers at every port of its own. */
  private Service named(String name, BackingService backing) {
    return new ServiceBuilder()
        .withMetadata(metadata(name, backing))
        .withNewSpec()
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .withSelector(BackingLabels.selector(backing))
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

  private ObjectMeta metadata(String name, BackingService backing) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(BackingLabels.of(backing))
        .build();
  }
}
