package io.boulderk8s.manifest;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.plan.Plan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which volumes in the memory of a node have their owner already when a split service starts:
 * those that a dependency mounts, too, whose pod has set it on the same node before.
 *
 * @param directories of the node
 */
record SharedVolumes(Set<String> directories) {
  SharedVolumes {
    directories = Set.copyOf(directories);
  }

  static SharedVolumes of(Plan plan, StackSite site) {
    return new SharedVolumes(
        plan.dependencies().stream()
            .flatMap(workload -> workload.container().mounts().stream())
            .filter(Mount.Named.class::isInstance)
            .map(mount -> site.volumePath(((Mount.Named) mount).volume(), true))
            .collect(Collectors.toSet()));
  }

  /** Tells whether a container would only do again what was done. */
  boolean haveOwner(Container container, List<Volume> volumes) {
    List<String> mounted = container.getVolumeMounts().stream().map(VolumeMount::getName).toList();
    return container.getName().startsWith(AgentContainers.OWN)
        && volumes.stream()
            .filter(volume -> mounted.contains(volume.getName()))
            .allMatch(
                volume ->
                    volume.getHostPath() != null
                        && directories.contains(volume.getHostPath().getPath()));
  }
}
