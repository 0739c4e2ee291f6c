package io.boulderk8s.manifest;

import io.boulderk8s.staging.BackingService;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels of a backing service's objects, and of its pods. */
final class BackingLabels {
  private static final String COMMON = "app.kubernetes.io/";

  private BackingLabels() {}

  /** Returns those of all its objects. */
  static SortedMap<String, String> of(BackingService backing) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(ServiceLabels.APP, backing.workload().name());
    labels.put(COMMON + "name", backing.workload().name());
    labels.put(COMMON + "component", "backing-services");
    labels.put(COMMON + "part-of", "boulder");
    labels.put(Labels.MANAGED_BY, Labels.TOOL);
    labels.put("environment", "staging");
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
