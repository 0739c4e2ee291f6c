package io.boulderk8s.bundle;

import io.boulderk8s.manifest.ManifestYaml;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventListBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the objects of a stack as YAML; reads no Secret and no ConfigMap. */
final class StackObjectFiles {
  private final BundleFolder folder;

  StackObjectFiles(BundleFolder folder) {
    this.folder = folder;
  }

  void pods(List<Pod> pods) {
    List<Pod> clean = pods.stream().map(StackObjectFiles::clean).toList();
    folder.write(Layout.PODS, Serialization.asYaml(new PodListBuilder().withItems(clean).build()));
  }

  void events(List<Event> events) {
    events.forEach(event -> event.getMetadata().setManagedFields(List.of()));
    folder.write(
        Layout.EVENTS, Serialization.asYaml(new EventListBuilder().withItems(events).build()));
  }

  void nodes(List<Node> nodes) {
    nodes.forEach(
        node -> {
          node.getMetadata().setManagedFields(List.of());
          // hundreds of lines with only what `boulder-k8s images` says
          node.getStatus().setImages(List.of());
        });
    folder.write(
        Layout.NODES, Serialization.asYaml(new NodeListBuilder().withItems(nodes).build()));
  }

  /** Writes the stack's other objects: network policies, and the rights of the agents. */
  void others(KubernetesClient client, String namespace) {
    Stream<HasMetadata> objects =
        Stream.of(
                client.network().networkPolicies().inNamespace(namespace).list().getItems(),
                client.services().inNamespace(namespace).list().getItems(),
                client.serviceAccounts().inNamespace(namespace).list().getItems(),
                client.rbac().roles().inNamespace(namespace).list().getItems(),
                client.rbac().roleBindings().inNamespace(namespace).list().getItems())
            .flatMap(List::stream);
    folder.write(
        Layout.OBJECTS,
        objects
            .peek(object -> object.getMetadata().setManagedFields(List.of()))
            .map(ManifestYaml::of)
            .collect(Collectors.joining()));
  }

  /** Keeps only the name of a secret variable. */
  private static Pod clean(Pod pod) {
    Pod clean = Serialization.clone(pod);
    clean.getMetadata().setManagedFields(List.of());
    Stream.concat(
            clean.getSpec().getInitContainers().stream(), clean.getSpec().getContainers().stream())
        .map(Container::getEnv)
        .flatMap(List::stream)
        .filter(variable -> isSecret(variable))
        .forEach(variable -> variable.setValue(Redactor.MARK));
    return clean;
  }

  static boolean isSecret(EnvVar variable) {
    return variable.getValue() != null && SecretNames.isOne(variable.getName());
  }
}
