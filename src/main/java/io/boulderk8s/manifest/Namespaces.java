package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.Collection;

/** Builds the namespaces of boulder-k8s. */
public final class Namespaces {
  private Namespaces() {}

  /** Returns that of a stack: the agents in its pods need the level privileged. */
  static Namespace ofStack(String name) {
    return privileged(name).build();
  }

  /**
   * Returns that of one cell of a matrix; `test` fills it.
   *
   * @param stack the checkout's own namespace
   */
  public static Namespace ofCell(String name, String stack) {
    return managed(name).editMetadata().addToLabels(Labels.MATRIX, stack).endMetadata().build();
  }

  /**
   * Returns that of a matrix' pods on nodes.
   *
   * @param nodes the nodes that hold something of this matrix
   */
  public static Namespace ofMatrix(String name, Collection<String> nodes) {
    NamespaceBuilder namespace = privileged(name);
    if (!nodes.isEmpty()) {
      namespace
          .editMetadata()
          .addToAnnotations(Labels.MATRIX_NODES, String.join(",", nodes))
          .endMetadata();
    }
    return namespace.build();
  }

  private static NamespaceBuilder privileged(String name) {
    return managed(name)
        .editMetadata()
        .addToLabels("pod-security.kubernetes.io/enforce", "privileged")
        .endMetadata();
  }

  private static NamespaceBuilder managed(String name) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
        .endMetadata();
  }
}
