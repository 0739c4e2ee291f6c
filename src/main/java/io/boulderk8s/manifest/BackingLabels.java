package io.boulderk8s.manifest;

import io.boulderk8s.staging.BackingService;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels of a backing service's objects, and of its pods. */
final class BackingLabels {
  private BackingLabels() {}

  /** Returns those of all its objects. */
  static SortedMap<String, String> of(BackingService backing) {
    SortedMap<String, String> labels =
        ServiceLabels.common(backing.workload().name(), "backing-services");
    labels.putAll(selector(backing));
    return labels;
  }

  /** Returns those of its pods. */
  static SortedMap<String, String> ofPods(BackingService backing) {
    SortedMap<String, String> labels = Labels.of(backing.workload());
    labels.putAll(of(backing));
    return labels;
  }

  /** Returns those that find its pods, whatever else changes. */
  static Map<String, String> selector(BackingService backing) {
    return new TreeMap<>(
        Map.of(
            Labels.ROLE,
            PodRole.DEPENDENCY.label(),
            Labels.SERVICE,
            Labels.service(backing.workload().service())));
  }
}
