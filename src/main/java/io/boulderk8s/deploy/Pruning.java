package io.boulderk8s.deploy;

import io.boulderk8s.kube.Inventory;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Deletes what an earlier state of the checkout needed and this one does not: services and networks
 * that left the Compose files. The namespace belongs to one checkout, and each of our objects has a
 * label; objects of others have none, and stay.
 */
public final class Pruning {
  /** Pods of runs are not among them: a run ends by itself. */
  private static final List<Inventory.Kind<?>> OF_EVERY_STACK =
      List.of(
          new Inventory.Kind<>(Pod.class, PodRole.DEPENDENCY.ours()),
          new Inventory.Kind<>(NetworkPolicy.class, Labels.OURS));

  /** What a stack has beside them whose services are split from the runner. */
  private static final List<Inventory.Kind<?>> OF_SERVICES =
      List.of(
          new Inventory.Kind<>(Deployment.class, Labels.OURS),
          new Inventory.Kind<>(StatefulSet.class, Labels.OURS),
          new Inventory.Kind<>(Job.class, Labels.OURS),
          new Inventory.Kind<>(PersistentVolumeClaim.class, Labels.OURS),
          new Inventory.Kind<>(Service.class, Labels.OURS),
          new Inventory.Kind<>(ConfigMap.class, Labels.OURS),
          new Inventory.Kind<>(RoleBinding.class, Labels.OURS),
          new Inventory.Kind<>(Role.class, Labels.OURS),
          new Inventory.Kind<>(ServiceAccount.class, Labels.OURS));

  private final KubernetesClient client;
  private final PodLifecycle pods;

  public Pruning(KubernetesClient client, PodLifecycle pods) {
    this.client = client;
    this.pods = pods;
  }

  /**
   * Deletes our objects that are not wanted.
   *
   * @return the names of the deleted objects, as "pod bconsul"
   */
  public List<String> prune(String namespace, Collection<? extends HasMetadata> wanted) {
    return prune(namespace, kinds(wanted), wanted);
  }

  /**
   * Deletes split services that are not wanted.
   *
   * @return the names of the deleted objects
   */
  public List<String> pruneServices(String namespace, Collection<? extends HasMetadata> wanted) {
    Map<String, String> labels = PodRole.SERVICE.ours();
    return prune(
        namespace,
        List.of(
            new Inventory.Kind<>(Deployment.class, labels),
            new Inventory.Kind<>(StatefulSet.class, labels),
            new Inventory.Kind<>(Service.class, labels),
            new Inventory.Kind<>(ServiceAccount.class, labels)),
        wanted);
  }

  private List<String> prune(
      String namespace, List<Inventory.Kind<?>> kinds, Collection<? extends HasMetadata> wanted) {
    List<HasMetadata> unwanted =
        new Inventory(client, namespace, kinds)
            .without(wanted).stream().filter(object -> !isMade(object)).toList();
    unwanted.forEach(this::delete);
    return unwanted.stream().map(Inventory::name).toList();
  }

  /** What a controller makes goes with it. */
  private static boolean isMade(HasMetadata object) {
    return !Objects.requireNonNullElse(object.getMetadata().getOwnerReferences(), List.of())
        .isEmpty();
  }

  /** A stack without Deployments never had what comes with them. */
  private static List<Inventory.Kind<?>> kinds(Collection<? extends HasMetadata> wanted) {
    boolean services = wanted.stream().anyMatch(Deployment.class::isInstance);
    return services
        ? Stream.of(OF_SERVICES, OF_EVERY_STACK).flatMap(List::stream).toList()
        : OF_EVERY_STACK;
  }

  private void delete(HasMetadata object) {
    if (object instanceof Pod pod) {
      pods.delete(pod);
    } else {
      client.resource(object).delete();
    }
  }
}
