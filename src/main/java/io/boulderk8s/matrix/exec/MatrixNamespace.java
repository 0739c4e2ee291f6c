package io.boulderk8s.matrix.exec;

import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.Namespaces;
import io.boulderk8s.manifest.NodePod;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Manages a namespace beside the checkout's. It names the owner of this matrix' folders on the
 * nodes and stays as long as they do: so a process that comes after a killed one finds all of them.
 */
public final class MatrixNamespace {
  private static final String FIELD_MANAGER = "boulder-k8s-matrix";

  private final KubernetesClient api;
  private final String name;
  private final OwnerCheck owner;

  /**
   * Manages that of a matrix.
   *
   * @param stack the checkout's own namespace
   */
  public MatrixNamespace(KubernetesClient api, String stack, OwnerCheck owner) {
    this.api = api;
    this.name = NodePod.namespace(stack);
    this.owner = owner;
  }

  public String name() {
    return name;
  }

  /** Returns its owner. */
  public Ownership ownership() {
    return owner.of(there());
  }

  /** Returns the nodes, reached by pods, that have something of this matrix. */
  SortedSet<String> used() {
    return Optional.ofNullable(there())
        .filter(namespace -> namespace.getMetadata().getDeletionTimestamp() == null)
        .map(namespace -> namespace.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.MATRIX_NODES))
        .map(names -> new TreeSet<>(List.of(names.split(","))))
        .orElseGet(TreeSet::new);
  }

  /**
   * Makes it this owner's, before anything is made on the nodes.
   *
   * @param nodes the nodes that our pods reach
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY when it is another owner's
   */
  public void claim(Collection<String> nodes, Reporter reporter) {
    StackNamespace claim = new StackNamespace(api);
    claim.awaitDeletion(name);
    SortedSet<String> all = used();
    all.addAll(nodes);
    claim.claim(Namespaces.ofMatrix(name, all), owner, FIELD_MANAGER, reporter);
  }

  /** Removes it, once the nodes have nothing of the matrix. */
  public void remove() {
    @Nullable Namespace there = there();
    if (there != null && owner.of(there).isOurs()) {
      new StackNamespace(api).delete(there);
    }
  }

  private @Nullable Namespace there() {
    return api.namespaces().withName(name).get();
  }
}
