package io.boulderk8s.deploy;

import io.boulderk8s.kube.PodController;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Objects;

/**
 * The objects of one service: the one that makes its pods, and what must exist before.
 *
 * @param all in the order in which they are applied
 */
record ServiceRevision(List<HasMetadata> all) {
  ServiceRevision {
    all = List.copyOf(all);
  }

  /**
   * Makes the revision of its pods depend on what they would read: nothing of it is read again
   * while they run.
   *
   * @param content a hash of the files that the service reads
   */
  void readAnew(Workload workload, String content) {
    MountIdentity.addTo(template().getMetadata(), workload);
    template()
        .getMetadata()
        .getAnnotations()
        .computeIfPresent(Labels.SPEC_HASH, (_, hash) -> hash + "-" + content);
  }

  /** Returns what tells pods of this revision from others. */
  String hash() {
    return Objects.requireNonNullElse(
        template().getMetadata().getAnnotations().get(Labels.SPEC_HASH), "");
  }

  private PodTemplateSpec template() {
    return all.stream()
        .flatMap(object -> PodController.of(object).stream())
        .map(PodController::template)
        .findFirst()
        .orElseThrow();
  }
}
