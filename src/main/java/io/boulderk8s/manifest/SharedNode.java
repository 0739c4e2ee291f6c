package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import java.util.List;
import java.util.Optional;

/** Puts pods that share a volume on one node: the volume is a directory of it. */
final class SharedNode {
  private SharedNode() {}

  static Optional<Affinity> of(Workload workload) {
    List<PodAffinityTerm> terms =
        NamedVolumes.of(workload).stream().map(SharedNode::withUsersOf).toList();
    return terms.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AffinityBuilder()
                .withNewPodAffinity()
                .withRequiredDuringSchedulingIgnoredDuringExecution(terms)
                .endPodAffinity()
                .build());
  }

  private static PodAffinityTerm withUsersOf(String volume) {
    return new PodAffinityTermBuilder()
        .withTopologyKey("kubernetes.io/hostname")
        .withNewLabelSelector()
        .addToMatchLabels(Labels.volume(volume), "true")
        .endLabelSelector()
        .build();
  }
}
