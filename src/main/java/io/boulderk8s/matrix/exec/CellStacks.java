package io.boulderk8s.matrix.exec;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.deploy.StackRemoval;
import io.boulderk8s.deploy.VolumeRemoval;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.Namespaces;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * Manages the stacks of one matrix. A label marks them, so that the next `matrix` or `down` finds
 * those of a killed one. It leaves alone stacks of another owner's matrix of the same name.
 */
public final class CellStacks {
  private static final String FIELD_MANAGER = "boulder-k8s-matrix";

  private final KubernetesClient api;
  private final PodWatches watches;
  private final VolumeRemoval volumes;
  private final String stack;
  private final OwnerCheck owner;

  /**
   * Manages the stacks of a checkout's matrix.
   *
   * @param stack the checkout's own namespace
   */
  public CellStacks(
      KubernetesClient api,
      PodWatches watches,
      VolumeRemoval volumes,
      String stack,
      OwnerCheck owner) {
    this.api = api;
    this.watches = watches;
    this.volumes = volumes;
    this.stack = stack;
    this.owner = owner;
  }

  /** Makes the namespace ours; `test` fills it. */
  void claim(String namespace, Reporter reporter) {
    new StackNamespace(api)
        .claim(Namespaces.ofCell(namespace, stack), owner, FIELD_MANAGER, reporter);
  }

  void remove(String namespace, Reporter reporter) {
    new StackRemoval(api, watches, volumes, reporter).remove(namespace, owner);
  }

  /** Returns the existing ones. */
  public List<String> present() {
    return api
        .namespaces()
        .withLabel(Labels.MATRIX, stack)
        .withLabel(Labels.MANAGED_BY, Labels.TOOL)
        .list()
        .getItems()
        .stream()
        .filter(there -> owner.of(there).isOurs())
        .map(namespace -> namespace.getMetadata().getName())
        .toList();
  }

  /** Removes all of them. */
  public void removeAll(Reporter reporter) {
    Parallel.forEach(present(), namespace -> remove(namespace, reporter));
  }
}
