package io.boulderk8s.app;

import static java.util.stream.Collectors.joining;

import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** The pods of a stack, which users name by their services or their own names. */
record StackPods(List<Pod> pods) {
  /** Returns those of any of these services, in the order of all. */
  List<Pod> of(List<String> services) {
    return pods.stream()
        .filter(pod -> services.stream().anyMatch(service -> isOf(service, pod)))
        .toList();
  }

  private static boolean isOf(String service, Pod pod) {
    return Labels.service(service).equals(pod.getMetadata().getLabels().get(Labels.SERVICE))
        || service.equals(pod.getMetadata().getName());
  }

  /** Lists them for a message. */
  String names() {
    return pods.isEmpty()
        ? "none"
        : pods.stream().map(pod -> pod.getMetadata().getName()).sorted().collect(joining(", "));
  }
}
