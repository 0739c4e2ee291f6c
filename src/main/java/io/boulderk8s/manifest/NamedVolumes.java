package io.boulderk8s.manifest;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.plan.Workload;
import java.util.List;

/** Finds the named volumes that a workload mounts. */
final class NamedVolumes {
  private NamedVolumes() {}

  static List<String> of(Workload workload) {
    return workload.container().mounts().stream()
        .flatMap(
            mount ->
                mount instanceof Mount.Named(String volume, _, _, _)
                    ? java.util.stream.Stream.of(volume)
                    : java.util.stream.Stream.empty())
        .distinct()
        .toList();
  }
}
