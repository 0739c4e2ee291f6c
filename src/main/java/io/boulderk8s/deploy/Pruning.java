package io.boulderk8s.deploy;

import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes away what an earlier state of the checkout asked for and this one does not: services and
 * networks that left the Compose files. The inventory is the namespace itself, which belongs to one
 * checkout, and our label on each object; what others put there has none, and stays.
 */
public final class Pruning {
  private final KubernetesClient client;
  private final PodLifecycle pods;

  public Pruning(KubernetesClient client, PodLifecycle pods) {
    this.client = client;
    this.pods = pods;
  }

  /**
   * Deletes what is ours and not wanted. Pods of runs are not touched: a run ends by itself.
   *
   * @return the names of what was deleted, as "pod bconsul"
   */
  public List<String> prune(String namespace, Collection<? extends HasMetadata> wanted) {
    Set<String> names = wanted.stream().map(Pruning::name).collect(Collectors.toSet());
    List<String> gone = new ArrayList<>();
    for (Pod pod :
        client
            .pods()
            .inNamespace(namespace)
            .withLabel(Labels.MANAGED_BY, Labels.TOOL)
            .withLabel(Labels.ROLE, "dependency")
            .list()
            .getItems()) {
      if (!names.contains(name(pod))) {
        pods.delete(pod);
        gone.add(name(pod));
      }
    }
    for (NetworkPolicy policy :
        client
            .network()
            .v1()
            .networkPolicies()
            .inNamespace(namespace)
            .withLabel(Labels.MANAGED_BY, Labels.TOOL)
            .list()
            .getItems()) {
      if (!names.contains(name(policy))) {
        client.resource(policy).delete();
        gone.add(name(policy));
      }
    }
    return List.copyOf(gone);
  }

  private static String name(HasMetadata object) {
    return object.getKind().toLowerCase(java.util.Locale.ROOT)
        + " "
        + object.getMetadata().getName();
  }
}
