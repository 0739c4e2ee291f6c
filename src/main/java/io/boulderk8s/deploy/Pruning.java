package io.boulderk8s.deploy;

import io.boulderk8s.kube.Inventory;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Deletes what an earlier state of the checkout needed and this one does not: services and networks
 * that left the Compose files. The namespace belongs to one checkout, and each of our objects has a
 * label; objects of others have none, and stay.
 */
public final class Pruning {
  /** Pods of runs are not among them: a run ends by itself. */
  private static final List<Inventory.Kind<?>> KINDS =
      List.of(
          new Inventory.Kind<>(
              Pod.class,
              Map.of(Labels.MANAGED_BY, Labels.TOOL, Labels.ROLE, PodRole.DEPENDENCY.label())),
          new Inventory.Kind<>(NetworkPolicy.class, Map.of(Labels.MANAGED_BY, Labels.TOOL)));

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
    List<HasMetadata> unwanted = new Inventory(client, namespace, KINDS).without(wanted);
    unwanted.forEach(this::delete);
    return unwanted.stream().map(Inventory::name).toList();
  }

  private void delete(HasMetadata object) {
    if (object instanceof Pod pod) {
      pods.delete(pod);
    } else {
      client.resource(object).delete();
    }
  }
}
