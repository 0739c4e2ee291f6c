package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the objects of a namespace that certain labels mark, across a list of kinds. {@link
 * #without} finds those that are no longer wanted.
 *
 * @param kinds in the order in which their objects are listed
 */
public record Inventory(KubernetesClient client, String namespace, List<Kind<?>> kinds) {
  /**
   * A kind of object.
   *
   * @param labels an object must have all of them
   */
  public record Kind<T extends HasMetadata>(Class<T> type, Map<String, String> labels) {
    private Stream<T> in(KubernetesClient client, String namespace) {
      return client
          .resources(type)
          .inNamespace(namespace)
          .withLabels(labels)
          .list()
          .getItems()
          .stream();
    }
  }

  public Inventory {
    kinds = List.copyOf(kinds);
  }

  /** Lists all of them. */
  public List<HasMetadata> objects() {
    return kinds.stream()
        .flatMap(kind -> kind.in(client, namespace))
        .map(HasMetadata.class::cast)
        .toList();
  }

  /** Lists those that are not among the given ones, by kind and name. */
  public List<HasMetadata> without(Collection<? extends HasMetadata> wanted) {
    Set<String> names = wanted.stream().map(Inventory::name).collect(Collectors.toSet());
    return objects().stream().filter(object -> !names.contains(name(object))).toList();
  }

  /** Names an object for people: "pod bconsul". */
  public static String name(HasMetadata object) {
    return object.getKind().toLowerCase(Locale.ROOT) + " " + object.getMetadata().getName();
  }
}
