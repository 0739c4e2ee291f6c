package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Parallel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;

/**
 * Writes objects of any kind by server-side apply.
 *
 * @param fieldManager becomes the owner of the written fields, whoever owned them before
 */
public record Applier(KubernetesClient client, String fieldManager) {
  /** Creates the object, or changes the existing one to match. */
  public void apply(HasMetadata object) {
    client.resource(object).fieldManager(fieldManager).forceConflicts().serverSideApply();
  }

  /** Applies all of them at once: none may need another. */
  public void applyAll(Collection<? extends HasMetadata> objects) {
    Parallel.forEach(objects, this::apply);
  }
}
