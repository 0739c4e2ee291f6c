package io.boulderk8s.cells;

import io.boulderk8s.concurrent.AtOnce;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.deploy.StackRemoval;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;

/**
 * The stacks of one matrix. They are labelled, so that the next `matrix` or `down` finds those that
 * a killed one left.
 */
public final class CellStacks {
  private static final String LABEL = "boulder-k8s.io/matrix";
  private static final String FIELD_MANAGER = "boulder-k8s-matrix";

  private final KubernetesClient api;
  private final String agentImage;
  private final String stack;
  private final Path checkout;

  /**
   * The stacks of a checkout's matrix.
   *
   * @param stack the checkout's own namespace
   */
  public CellStacks(KubernetesClient api, String agentImage, String stack, Path checkout) {
    this.api = api;
    this.agentImage = agentImage;
    this.stack = stack;
    this.checkout = checkout;
  }

  /** Takes the namespace; `test` fills it. */
  void claim(String namespace) {
    StackNamespace claim = new StackNamespace(api);
    claim.awaitDeletion(namespace);
    Namespace wanted =
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(namespace)
            .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
            .addToLabels(LABEL, stack)
            .addToAnnotations(Labels.CHECKOUT, checkout.toString())
            .endMetadata()
            .build();
    api.resource(wanted).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  void remove(String namespace, Reporter reporter) {
    new StackRemoval(api, agentImage, reporter).remove(namespace);
  }

  /** Those that are there. */
  public List<String> present() {
    return api
        .namespaces()
        .withLabel(LABEL, stack)
        .withLabel(Labels.MANAGED_BY, Labels.TOOL)
        .list()
        .getItems()
        .stream()
        .map(namespace -> namespace.getMetadata().getName())
        .toList();
  }

  /** Removes all of them. */
  public void removeAll(Reporter reporter) {
    AtOnce.forEach(present(), namespace -> remove(namespace, reporter));
  }
}
