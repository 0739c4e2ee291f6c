package io.boulderk8s.plan;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Volume;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that has to exist for a checkout.
 *
 * @param project the Compose project's name
 * @param setup the service that prepares the checkout before anything else starts, then ends; empty
 *     if there is none
 * @param dependencies every service that runs beside the tests, each after those that it depends on
 * @param runner the service that executes the test command, which is still open
 * @param volumes the named volumes that workloads mount
 */
public record Plan(
    String project,
    List<Workload> setup,
    List<Workload> dependencies,
    Workload runner,
    SortedMap<String, Volume> volumes) {
  public Plan {
    setup = List.copyOf(setup);
    dependencies = List.copyOf(dependencies);
    volumes = Collections.unmodifiableSortedMap(new TreeMap<>(volumes));
  }

  /** Returns every workload. */
  public List<Workload> workloads() {
    return Stream.of(setup, dependencies, List.of(runner)).flatMap(List::stream).toList();
  }

  /** Returns the dependencies that a workload needs, directly or not, in their order. */
  public List<Workload> before(Workload workload) {
    Set<String> needed = new HashSet<>();
    collect(workload, needed);
    return dependencies.stream().filter(other -> needed.contains(other.service())).toList();
  }

  private void collect(Workload workload, Set<String> needed) {
    for (Dependency dependency : workload.startsAfter()) {
      if (needed.add(dependency.service())) {
        dependencies.stream()
            .filter(other -> other.service().equals(dependency.service()))
            .forEach(other -> collect(other, needed));
      }
    }
  }

  /**
   * Returns what a workload mounts: a volume that is a folder of this machine becomes a bind mount.
   */
  public List<Mount> mounts(Workload workload) {
    return workload.container().mounts().stream().map(this::plain).toList();
  }

  private Mount plain(Mount mount) {
    if (!(mount instanceof Mount.Named named)) {
      return mount;
    }
    return Optional.ofNullable(volumes.get(named.volume()))
        .map(Volume::kind)
        .filter(Volume.Kind.Folder.class::isInstance)
        .<Mount>map(
            kind ->
                new Mount.Bind(
                    ((Volume.Kind.Folder) kind).device(), named.target(), named.readOnly()))
        .orElse(mount);
  }

  /** Returns every setting of the files that pods ignore. */
  public List<IgnoredSetting> ignored() {
    return workloads().stream().flatMap(workload -> workload.from().ignored().stream()).toList();
  }
}
