package io.boulderk8s.manifest;

import io.boulderk8s.staging.SplitService;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels of a split service's objects, and of its pods. */
final class ServiceLabels {
  static final String APP = "app";
  private static final String COMMON = "app.kubernetes.io/";

  private ServiceLabels() {}

  /** Returns those of all its objects. */
  static SortedMap<String, String> of(SplitService service) {
    String group = service.from().group().word();
    SortedMap<String, String> labels = common(service.name(), group);
    labels.put(Labels.GROUP, group);
    labels.put(Labels.ROLE, PodRole.SERVICE.label());
    labels.put(Labels.SERVICE, Labels.service(service.from().name()));
    return labels;
  }

  /** Returns those that every workload of a split stack has. */
  static SortedMap<String, String> common(String name, String component) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(APP, name);
    labels.put(COMMON + "name", name);
    labels.put(COMMON + "component", component);
    labels.put(COMMON + "part-of", "boulder");
    labels.put(Labels.MANAGED_BY, Labels.TOOL);
    labels.put("environment", "staging");
    return labels;
  }

  /** Returns those of its pods. */
  static SortedMap<String, String> ofPods(SplitService service) {
    SortedMap<String, String> labels = Labels.of(service.workload());
    labels.putAll(of(service));
    service
        .inCluster()
        .ifPresent(
            found ->
                found
                    .announced()
                    .keySet()
                    .forEach(name -> labels.put(Labels.announced(name), "true")));
    return labels;
  }

  /** Returns the one that finds its pods, whatever else changes. */
  static Map<String, String> selector(SplitService service) {
    return Map.of(APP, service.name());
  }
}
