package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import java.util.List;
import java.util.Map;

/**
 * Builds the object that keeps a revision of a stack's services: `kubectl apply` understands its
 * data.
 */
public final class RevisionObject {
  /** The labels of all of them; no other object has them. */
  public static final Map<String, String> LABELS =
      Map.of(Labels.MANAGED_BY, Labels.TOOL, Labels.ROLE, "revision");

  private RevisionObject() {}

  public static ControllerRevision of(
      String namespace, int number, List<? extends HasMetadata> objects) {
    return new ControllerRevisionBuilder()
        .withNewMetadata()
        .withName("boulder-services-" + number)
        .withNamespace(namespace)
        .withLabels(LABELS)
        .endMetadata()
        .withRevision((long) number)
        .withData(new KubernetesListBuilder().addAllToItems(List.copyOf(objects)).build())
        .build();
  }
}
